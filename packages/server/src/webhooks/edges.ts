import type { HubClock } from '../hub/index.ts'
import type { WebhookEvent } from './event.ts'

const ENDS = { channel_vacated: true, member_removed: true } as Record<string, true | undefined>
const STARTS = { channel_occupied: true, member_added: true } as Record<string, true | undefined>

/** Whether it is a start or an end. */
export const isEdge = ({ name }: WebhookEvent): boolean => Boolean(ENDS[name] ?? STARTS[name])

export interface Edges {
  take(event: WebhookEvent): void
  /** Sends what waits now: nobody will come back here. */
  settle(): Promise<void>
  /** Forgets what waits. */
  close(): void
}

export interface EdgesParts {
  /** How long an end waits, in ms. */
  readonly wait: number
  readonly clock: HubClock
  readonly pass: (event: WebhookEvent) => void
  /** One that is not passed on: it was undone, or another one undoes it. */
  readonly drop?: (event: WebhookEvent) => void
  /** Whether an end holds after the wait; others than this process may know. Must not reject. */
  readonly holds?: (event: WebhookEvent) => true | Promise<boolean>
}

interface Held {
  readonly event: WebhookEvent
  readonly due: number
  asked: boolean
}

/**
 * Holds ends (vacated, removed) back for a while. If the channel or member is back by then, neither the end nor the
 * start is passed on: a page that reloads was never gone.
 */
export function createEdges({ wait, clock, pass, drop = () => {}, holds = () => true }: EdgesParts): Edges {
  // All wait equally long, so that the order of insertion is the order in which they are due: one timer will do.
  const held = new Map<string, Held>()
  let timer: unknown

  function arm() {
    let next: Held | undefined
    for (const one of held.values()) {
      if (one.asked) continue
      next = one
      break
    }
    timer = next && clock.setTimeout(release, Math.max(0, next.due - clock.monotonic()))
  }

  function release() {
    for (const [key, one] of held) {
      if (one.due > clock.monotonic()) break
      if (!one.asked) void end(key, one)
    }
    arm()
  }

  /** While it is asked whether the end holds, a return still undoes it. */
  async function end(key: string, one: Held) {
    one.asked = true
    const answer = holds(one.event)
    const gone = answer === true || (await answer)
    if (held.get(key) !== one) return
    held.delete(key)
    if (gone) pass(one.event)
    else drop(one.event)
  }

  return {
    take(event) {
      const key = JSON.stringify([event.channel, event.user_id])
      if (wait > 0 && ENDS[event.name]) {
        const before = held.get(key)
        held.delete(key)
        if (before) drop(before.event)
        held.set(key, { event, due: clock.monotonic() + wait, asked: false })
        if (timer === undefined) arm()
        return
      }
      const end = STARTS[event.name] && held.get(key)
      if (!end) return pass(event)
      held.delete(key)
      drop(end.event)
      drop(event)
    },
    async settle() {
      clock.clearTimeout(timer)
      timer = undefined
      await Promise.all([...held].filter(([, { asked }]) => !asked).map(([key, one]) => end(key, one)))
    },
    close() {
      clock.clearTimeout(timer)
      timer = undefined
      held.clear()
    },
  }
}
