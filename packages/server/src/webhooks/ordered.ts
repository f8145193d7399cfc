import type { WebhookEvent } from './event.ts'

/**
 * Sends events so that those of one channel keep their order: while some of them are under way, the next ones wait.
 *
 * @param size events that are sent together at most
 */
export function createOrdered(size: number, send: (events: readonly WebhookEvent[]) => void) {
  /** By channel of what is under way: what waits for it. */
  const waiting = new Map<string, WebhookEvent[]>()

  function pass(events: readonly WebhookEvent[]) {
    let together: WebhookEvent[] = []
    function go() {
      const ready = together
      together = []
      for (const { channel } of ready) waiting.set(channel, [])
      if (ready.length > 0) send(ready)
    }
    for (const event of events) {
      const before = waiting.get(event.channel)
      if (before) before.push(event)
      else if (together.push(event) >= size) go()
    }
    go()
  }

  return {
    pass,
    /** Whatever became of them. */
    settled(events: readonly WebhookEvent[]) {
      const next: WebhookEvent[] = []
      for (const channel of new Set(events.map(({ channel }) => channel))) {
        next.push(...(waiting.get(channel) ?? []))
        waiting.delete(channel)
      }
      if (next.length > 0) pass(next)
    },
  }
}
