import type { ChannelKit, Records } from '@channelkit/core'
import { type MapOptions, type MapView, mountMap, type WorldMap } from '../../engines/map/index.ts'
import { announcer } from '../../shared/announcer.ts'
import { canPaint, media } from '../../shared/host.ts'
import type { Mounted } from '../../view/index.ts'
import type { MapFormats } from './formats.ts'
import { showScale } from './scale.ts'
import type { MapMemory } from './state.ts'
import { createSummary, type SummaryWords } from './summary.ts'

export interface MapEngineOptions extends Omit<MapOptions<unknown>, 'data' | 'clock' | 'still' | 'onFrame'> {
  kit: ChannelKit
  rows: Records<unknown>
  memory: MapMemory
  words: SummaryWords
  formats: MapFormats
  /** So many are in view. */
  onSeen(count: number): void
  /** A second has passed. */
  onTick(now: number): void
  /** Called with the map when it is there, with null when it is gone. */
  hold(map: WorldMap | null): void
  /** Nothing can be painted here: the markers are to be said in words. */
  onUnseen(): void
}

/** Ages, the list and the summary are looked after this often, in ms. */
const TICK_MS = 1000
/** Beyond this the land that is built in has little to show. */
const LAND_ENDS = 8
const BLANK =
  'LiveMap is nearer than the land that is built in is drawn for, so little of it shows. Give it tiles, or a base of MapLibre’s, for streets and places.'

/**
 * Draws a map into its element and feeds it with rows, past the framework: no event renders anything. What stands
 * around the picture and moves with it is moved here as well.
 */
export function mapEngine(element: HTMLElement, first: MapEngineOptions): Mounted<MapEngineOptions> {
  let options = first
  let ticking: unknown
  const { kit, memory } = first
  const { clock } = kit
  const root = element.closest('[data-ck]') ?? element
  const voice = announcer<string>(kit, element.ownerDocument, (texts) => texts.at(-1)!)
  const still = media('(prefers-reduced-motion: reduce)')
  const summary = createSummary(
    voice.say,
    () => options.words,
    () => root.contains(element.ownerDocument.activeElement),
  )
  const present = (): MapOptions<unknown> => ({
    ...options,
    data: options.rows.getSnapshot(),
    clock,
    still: still.matches,
    onView,
    onFrame({ y, zoom }) {
      memory.popup?.place()
      if (memory.scale) showScale(memory.scale, y, zoom, options.formats)
    },
  })
  const refresh = () => map.update(present())
  const map = mountMap(element, present())
  let stop = first.rows.subscribe(refresh)

  function onView(view: MapView) {
    options.onView?.(view)
    if (view.zoom > LAND_ENDS && !options.tiles && !options.base) kit.internals.hints?.say(BLANK)
    look(map.taken)
  }
  /** @param moved whether the reader has moved the map */
  function look(moved: boolean) {
    const ids = map.inView()
    if (!map.moving) options.onSeen(ids.length)
    summary.update(ids, map.size, moved, clock.now())
  }
  function tick() {
    ticking = clock.setTimeout(tick, TICK_MS)
    if (element.ownerDocument.hidden) return
    options.onTick(clock.now())
    look(false)
  }

  still.addEventListener('change', refresh)
  ticking = clock.setTimeout(tick, TICK_MS)
  memory.box = element.parentElement
  first.hold(map)
  if (!canPaint()) first.onUnseen()
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
      clock.clearTimeout(ticking)
      still.removeEventListener('change', refresh)
      map.destroy()
      voice.release()
      memory.box = null
      options.hold(null)
    },
  }
}
