import type { ChannelKit, Records } from '@channelkit/core'
import { type MapOptions, type MountedMap, mountMap } from '../../engines/map/index.ts'
import { announcer } from '../../shared/announcer.ts'
import type { Mounted } from '../../view/index.ts'

export interface MapEngineOptions extends Omit<MapOptions<unknown>, 'data' | 'say'> {
  kit: ChannelKit
  rows: Records<unknown>
  /** Called with the map when it is there, with null when it is gone. */
  hold(map: MountedMap | null): void
}

/** Puts a map into its element and feeds it with rows, past the framework: no event renders anything. */
export function mapEngine(element: HTMLElement, first: MapEngineOptions): Mounted<MapEngineOptions> {
  let options = first
  const voice = announcer<string>(first.kit, element.ownerDocument, (texts) => texts.at(-1)!)
  const now = (): MapOptions<unknown> => ({
    ...options,
    data: options.rows.getSnapshot(),
    say: voice.say,
  })
  const map = mountMap(element, now())
  let stop = first.rows.subscribe(refresh)

  function refresh() {
    map.update(now())
  }
  first.hold(map)
  return {
    update(next) {
      if (next.rows !== options.rows) {
        stop()
        stop = next.rows.subscribe(refresh)
      }
      options = next
      refresh()
    },
    destroy() {
      stop()
      map.destroy()
      voice.release()
      options.hold(null)
    },
  }
}
