import type { HubClock } from '../hub/index.ts'
import type { WebhookEvent } from './event.ts'

export interface Batches {
  take(event: WebhookEvent): void
  /** Hands over what has gathered. */
  settle(): void
  close(): void
}

/**
 * Gathers events for a time, or until there are enough. Even then they are handed over by a timer: making their JSON
 * is not the business of the call that brought them.
 */
export function createBatches(
  { time, events: size }: { readonly time: number; readonly events: number },
  clock: HubClock,
  pass: (events: readonly WebhookEvent[]) => void,
): Batches {
  let gathered: WebhookEvent[] = []
  let timer: unknown
  let hurried = false

  function settle() {
    clock.clearTimeout(timer)
    timer = undefined
    hurried = false
    const events = gathered
    gathered = []
    for (let i = 0; i < events.length; i += size) pass(events.slice(i, i + size))
  }

  return {
    take(event) {
      gathered.push(event)
      if (hurried) return
      const full = gathered.length >= size
      if (timer !== undefined && !full) return
      hurried = full
      clock.clearTimeout(timer)
      timer = clock.setTimeout(settle, full ? 0 : time)
    },
    settle,
    close() {
      clock.clearTimeout(timer)
      gathered = []
    },
  }
}
