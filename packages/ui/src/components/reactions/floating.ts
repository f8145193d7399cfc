import type { ChannelKit, Reaction, Reactions } from '@channelkit/core'
import { media } from '../../shared/host.ts'
import type { Mounted } from '../../view/index.ts'

export interface FloatingOptions {
  readonly kit: ChannelKit
  readonly store: Pick<Reactions, 'on'>
  /** The id of the element with the buttons. */
  readonly bar: string
}

/** How many float at once; in a flood the others are only counted. */
export const MOST_FLOATING = 40
/** How many of one message: the counts say how many there were. */
const MOST_AT_ONCE = 8
/** How long one floats, in ms: as in the stylesheet, with its delay. */
const LIFE = 2600
/** How far one is blown aside at most, to either side together, in px. */
const DRIFT = 80
/** Those of one message start within this, in ms. */
const SPREAD = 300

/** Lets what people press rise from its button, and forgets it at the top. Nothing moves for who wants no motion, from then on. */
export function floating(layer: HTMLElement, first: FloatingOptions): Mounted<FloatingOptions> {
  const { ownerDocument: document } = layer
  const reduced = media('(prefers-reduced-motion: reduce)')
  let options = first
  let stop = first.store.on(rise)
  const timers = new Set<unknown>()

  function rise({ emoji, count }: Reaction) {
    if (reduced.matches || document.hidden) return
    const button = [...(document.getElementById(options.bar)?.children ?? [])].find(
      (one) => (one as HTMLElement).dataset.emoji === emoji,
    )
    const picture = button?.querySelector('[data-part=emoji]')
    if (!button || !picture) return
    const [over, from] = [layer.getBoundingClientRect(), button.getBoundingClientRect()]
    for (let n = 0; n < Math.min(count, MOST_AT_ONCE) && timers.size < MOST_FLOATING; n++) {
      const one = document.createElement('span')
      one.className = 'ck-reactions-float'
      // What the application made of the emoji, too.
      one.append(...[...picture.childNodes].map((child) => child.cloneNode(true)))
      const left = from.left + from.width / 2 - over.left
      const drift = Math.round((Math.random() - 0.5) * DRIFT)
      // Away from an edge rather than over it.
      const inward =
        left < DRIFT / 2 ? Math.abs(drift) : left > over.width - DRIFT / 2 ? -Math.abs(drift) : drift
      one.style.left = `${left}px`
      one.style.setProperty('--ck-drift', `${inward}px`)
      one.style.animationDelay = `${n === 0 ? 0 : Math.round(Math.random() * SPREAD)}ms`
      layer.append(one)
      const timer = options.kit.clock.setTimeout(() => {
        timers.delete(timer)
        one.remove()
      }, LIFE + SPREAD)
      timers.add(timer)
    }
  }

  function clear() {
    for (const timer of timers) options.kit.clock.clearTimeout(timer)
    timers.clear()
    layer.replaceChildren()
  }
  const onMotion = () => reduced.matches && clear()
  reduced.addEventListener('change', onMotion)

  return {
    update(next) {
      if (next.store.on !== options.store.on) {
        stop()
        stop = next.store.on(rise)
      }
      options = next
    },
    destroy() {
      stop()
      reduced.removeEventListener('change', onMotion)
      clear()
    },
  }
}
