import type { ClusterQueue } from '../hub/cluster.ts'
import type { HubClock } from '../hub/index.ts'
import type { WebhookEvent } from './event.ts'

/** How long a process goes on taking out without saying so again; after a crash another one takes over then. In ms. */
const HOLD = 10_000
const LOOK = 1000
/** Entries that are read ahead of what is sent. */
const AHEAD = 1000

export interface DurableParts {
  readonly queue: ClusterQueue
  readonly clock: HubClock
  /** Events that may wait. */
  readonly most: number
  /** One that is to be sent now. */
  take(event: WebhookEvent): void
  /** Redis can't take it in: it is this process's own affair. */
  alone(event: WebhookEvent): void
  /** So many of the oldest had to go. */
  dropped(events: number): void
}

/**
 * Events that wait in Redis, so that they outlive the process: whoever takes them out sends them, and they are gone when they are
 * settled. If that process ends before, another one sends them: at least once, and in one order.
 */
export function createDurable({ queue, clock, most, take, alone, dropped }: DurableParts) {
  /** What was taken out and is not settled. */
  const open = new Map<string, WebhookEvent>()
  const ids = new Map<WebhookEvent, string>()
  /** Settled, but Redis does not know it yet. */
  let settled: string[] = []
  let dead: string[] = []
  let last: string | null = null
  let pulling: Promise<void> | undefined
  let again = false
  let ended = false
  let timer: unknown
  const stopListening = queue.listen(pull)

  function pull() {
    if (ended) return
    again = true
    pulling ??= run().finally(() => {
      pulling = undefined
      if (again && !ended) pull()
    })
  }

  async function run() {
    again = false
    await tellSettled()
    const room = Math.min(AHEAD, most) - open.size
    const found = await queue.take(last, Math.max(0, room), HOLD)
    if (found === null) {
      // Another process has it; when this one gets it again it begins with what is there.
      last = null
      return
    }
    if (found.length === room && room > 0) again = true
    for (const [id, text] of found) {
      last = id
      if (!open.has(id) && !settled.includes(id)) begin(id, text)
    }
  }

  function begin(id: string, text: string) {
    try {
      const event = JSON.parse(text) as WebhookEvent
      if (typeof event.channel !== 'string') throw new Error('no event')
      open.set(id, event)
      ids.set(event, id)
      take(event)
    } catch {
      // Nobody of ours has put it in.
      settled.push(id)
    }
  }

  async function tellSettled() {
    if (settled.length === 0) return
    const [told, letters] = [settled, dead]
    settled = []
    dead = []
    if (await queue.settle(told, letters)) return
    settled.unshift(...told)
    dead.unshift(...letters)
  }

  function look() {
    pull()
    timer = clock.setTimeout(look, LOOK)
  }
  look()

  return {
    put(event: WebhookEvent) {
      queue.put(JSON.stringify(event), most).then((gone) => {
        if (gone === null) alone(event)
        else if (gone > 0) dropped(gone)
      })
    },
    /** It was sent, or is not to be sent; `failed` if it could not be. */
    settle(events: readonly WebhookEvent[], failed?: string) {
      for (const event of events) {
        const id = ids.get(event)
        if (id === undefined) continue
        ids.delete(event)
        open.delete(id)
        settled.push(id)
        if (failed !== undefined) dead.push(JSON.stringify({ event, error: failed, at: clock.now() }))
      }
      pull()
    },
    queued: () => open.size,
    /** Lets another process go on from here; what is not settled it sends again. */
    async handOver() {
      ended = true
      clock.clearTimeout(timer)
      stopListening()
      await pulling
      await tellSettled()
      await queue.settle([], [])
    },
    close() {
      ended = true
      clock.clearTimeout(timer)
      stopListening()
    },
  }
}
