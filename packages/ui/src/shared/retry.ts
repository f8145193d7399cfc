import type { ChannelKit, ChannelKitError } from '@channelkit/core'
import type { Mounted } from '../view/index.ts'
import { cached } from './cached.ts'

/** What "Try again" is about. */
export interface RetryUse {
  readonly kit: ChannelKit
  readonly error: ChannelKitError
  retry(): void
}

/** One place where a page could say "Try again". */
interface Place {
  readonly element: HTMLElement
  retry(): void
}

const places = new WeakMap<ChannelKit, Map<string, Set<Place>>>()

const placesOf = ({ kit, error }: RetryUse) =>
  cached(
    cached(places, kit, () => new Map<string, Set<Place>>()),
    error.code,
    () => new Set<Place>(),
  )

/** Tries all again in a page that failed for the same reason. */
export function retryAll(about: RetryUse): void {
  const all = new Set([about.retry, ...[...placesOf(about)].map(({ retry }) => retry)])
  for (const retry of all) retry()
}

const isBefore = (a: Place, b: Place) =>
  (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
const canBeSeen = ({ element: { parentElement } }: Place) => parentElement?.checkVisibility?.() ?? true

/** One cause has one button, however much of a page it hits: the first that can be seen. */
function settle(all: ReadonlySet<Place>): void {
  const seen = [...all].filter(canBeSeen)
  const first = (seen.length > 0 ? seen : [...all]).reduce<Place | null>(
    (before, place) => (before && isBefore(before, place) ? before : place),
    null,
  )
  for (const place of all) place.element.hidden = place !== first
}

/** Shows a button that tries again only where no other one on the page does the same. */
export function onlyRetry(element: HTMLElement, first: RetryUse): Mounted<RetryUse> {
  let group = placesOf(first)
  const place = { element, retry: first.retry }
  group.add(place)
  settle(group)
  return {
    update(next) {
      place.retry = next.retry
      const other = placesOf(next)
      if (other !== group) {
        group.delete(place)
        settle(group)
        group = other.add(place)
      }
      settle(group)
    },
    destroy() {
      group.delete(place)
      settle(group)
    },
  }
}
