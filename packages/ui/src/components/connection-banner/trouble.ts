import type { ChannelKit, ConnectionSnapshot, Readable } from '@channelkit/core'
import { cached } from '../../shared/cached.ts'

/** `brief` is too short to be worth a word, `restored` is over since a moment. */
export type Trouble = 'none' | 'brief' | 'lasting' | 'restored'

/** How long it is said that all is well again, in ms. */
const RESTORED = 3000

/** Whether it was refused, or ended otherwise than on request: nothing comes by waiting. */
export const isOver = ({ status, error }: Pick<ConnectionSnapshot, 'status' | 'error'>): boolean =>
  status === 'failed' || (status === 'disconnected' && error !== null)

/** Whether the connection is not as it should be. */
export const isTrouble = ({ status, online, error }: ConnectionSnapshot): boolean =>
  isOver({ status, error }) ||
  status === 'reconnecting' ||
  status === 'unavailable' ||
  status === 'connecting' ||
  (!online && status !== 'idle' && status !== 'connected')

const troubles = new WeakMap<ChannelKit, Map<number, Readable<Trouble>>>()

/**
 * Trouble with the connection, as a store.
 *
 * @param delay how long it may last without a word, in ms
 */
export function trouble(kit: ChannelKit, delay: number): Readable<Trouble> {
  const mine = cached(troubles, kit, () => new Map<number, Readable<Trouble>>())
  return cached(mine, delay, () => createTrouble(kit, delay))
}

function createTrouble({ connection, clock, guard }: ChannelKit, delay: number): Readable<Trouble> {
  const listeners = new Set<() => void>()
  let phase: Trouble = 'none'
  let timer: unknown
  /** Whether it is more than a first connection that takes long: there is something to come back from. */
  let isLoss = false
  let leave = () => {}

  function enter(next: Trouble, after?: [ms: number, then: () => void]) {
    clock.clearTimeout(timer)
    if (after) timer = clock.setTimeout(after[1], after[0])
    if (next === phase) return
    phase = next
    for (const listener of [...listeners]) guard(listener)
  }
  function follow() {
    const snapshot = connection.getSnapshot()
    const bad = isTrouble(snapshot)
    const wasLoss = isLoss
    isLoss = bad && (isLoss || snapshot.status !== 'connecting' || !snapshot.online)
    if (isOver(snapshot)) enter('lasting')
    else if (bad && (phase === 'none' || phase === 'restored')) {
      // Bounded, since the host's time may have been set meanwhile.
      const left = Math.min(delay, Math.max(0, snapshot.since + delay - clock.now()))
      enter('brief', [left, () => enter('lasting')])
    } else if (!bad && phase === 'lasting' && wasLoss && snapshot.status === 'connected') {
      enter('restored', [RESTORED, () => enter('none')])
    } else if (!bad && phase !== 'restored') enter('none')
  }
  return {
    getSnapshot: () => phase,
    getInitialSnapshot: () => 'none',
    subscribe(listener) {
      const mine = () => listener()
      if (listeners.size === 0) {
        leave = connection.subscribe(follow)
        follow()
      }
      listeners.add(mine)
      return () => {
        if (!listeners.delete(mine) || listeners.size > 0) return
        leave()
        clock.clearTimeout(timer)
        phase = 'none'
      }
    },
  }
}
