import type { HubClock } from '../hub/index.ts'
import type { WebhookEvent } from './event.ts'

const ENDS = { channel_vacated: true, member_removed: true } as Record<string, true | undefined>
const STARTS = { channel_occupied: true, member_added: true } as Record<string, true | undefined>

export interface Edges {
  take(event: WebhookEvent): void
  /** Sends what waits now: nobody will come back. */
  settle(): void
  /** Forgets what waits. */
  close(): void
}

/**
 * Holds ends (vacated, removed) back for a while. If the channel or member is back by then, neither the end nor the
 * start is passed on: a page that reloads was never gone.
 */
export function createEdges(wait: number, clock: HubClock, pass: (event: WebhookEvent) => void): Edges {
  // All wait equally long, so that the order of insertion is the order in which they are due: one timer will do.
  const held = new Map<string, { event: WebhookEvent; due: number }>()
  let timer: unknown

  function arm() {
    const [first] = held.values()
    timer = first && clock.setTimeout(release, Math.max(0, first.due - clock.now()))
  }

  function release() {
    for (const [key, { event, due }] of held) {
      if (due > clock.now()) break
      held.delete(key)
      pass(event)
    }
    arm()
  }

  return {
    take(event) {
      const key = JSON.stringify([event.channel, event.user_id])
      if (wait > 0 && ENDS[event.name]) {
        held.delete(key)
        held.set(key, { event, due: clock.now() + wait })
        if (timer === undefined) arm()
      } else if (!(STARTS[event.name] && held.delete(key))) pass(event)
    },
    settle() {
      const events = [...held.values()].map(({ event }) => event)
      this.close()
      for (const event of events) pass(event)
    },
    close() {
      clock.clearTimeout(timer)
      timer = undefined
      held.clear()
    },
  }
}
