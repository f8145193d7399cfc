import { clientChannel } from '../channel-state.ts'
import type { ChannelSnapshot } from '../channel-status.ts'
import type { Timer } from '../clock.ts'
import { createFold, type Fold, type FoldContext } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import type { MemberId } from '../member.ts'
import { nameOf } from '../name-check.ts'
import { once } from '../once.ts'
import type { ChannelName, Off } from '../schema-types.ts'
import type { Readable } from '../store.ts'

/** Where somebody points. */
export interface Cursor {
  readonly id: string
  readonly name: string | null
  readonly x: number
  readonly y: number
  /** When it arrived there, in epoch ms. */
  readonly at: number
  /** Where it came from: `glide` draws the way between. */
  readonly from: { readonly x: number; readonly y: number; readonly at: number }
}

export interface CursorsOptions {
  /** Who oneself is; needed on private channels, where the server names nobody. */
  me?: { id?: MemberId; name?: string }
  /** How long a cursor that rests is shown, in ms. Default 30,000. */
  idle?: number
}

export interface Cursors extends Readable<readonly Cursor[]> {
  /** Tells the others where one points; in whatever unit the app likes, the page's share (0 to 1) say. */
  move(x: number, y: number): void
  /** The pointer left. */
  leave(): void
  /** Of the channel; or what is wrong with it, where nobody can point on one of its kind. */
  readonly state: Readable<ChannelSnapshot>
}

/** The client event that it is spoken by; its data is `{ id, name, x, y }`, or `{ id, gone: true }`. */
export const CURSOR_EVENT = 'client-cursor'

/** Between two messages, in ms: of the ten a second that a connection may send, some are left for others. */
const PACE = 125

/**
 * Where the others point, by client events of a private or presence channel. However often one calls `move`, some
 * eight messages a second go out, the last position always among them. The channel `null` is off.
 *
 * @example
 * const room = cursors(kit, 'presence-board')
 * board.onpointermove = (event) => room.move(event.x / innerWidth, event.y / innerHeight)
 */
export function cursors<Name extends ChannelName>(
  kit: ChannelKit,
  given: Name | Off,
  options: CursorsOptions = {},
): Cursors {
  const wanted = nameOf(given)
  return once(kit, 'cursors', [wanted, options], () => {
    const { name, state, nothing } = clientChannel(kit, wanted)
    let fold: CursorsFold | undefined
    const store =
      name === null
        ? nothing<readonly Cursor[]>([])
        : createFold<readonly Cursor[]>(kit, [], (context) => {
            fold = cursorsFold(context, name, options)
            return fold
          })
    return Object.assign(store, {
      state,
      move: (x: number, y: number) => fold?.move(x, y),
      leave: () => fold?.leave(),
    })
  })
}

/**
 * Where to draw a cursor at a time, on its way from its last position to the newest.
 *
 * @param now in epoch ms
 */
export function glide({ x, y, at, from }: Cursor, now: number): { x: number; y: number } {
  // It takes as long as the others take between two messages, so that it never waits and never jumps.
  const passed = now - at
  // Where the host's time was set back, nobody knows how far one is on the way.
  const way = passed < 0 ? 1 : Math.min(1, passed / Math.min(2 * PACE, Math.max(PACE, at - from.at)))
  return { x: from.x + (x - from.x) * way, y: from.y + (y - from.y) * way }
}

interface CursorsFold extends Fold<readonly Cursor[]> {
  move(x: number, y: number): void
  leave(): void
}

interface CursorData {
  id?: unknown
  name?: unknown
  x?: unknown
  y?: unknown
  gone?: unknown
}

function cursorsFold(
  { internals, mark, sent }: FoldContext,
  channel: string,
  { me, idle = 30_000 }: CursorsOptions,
): CursorsFold {
  const { clock, trigger } = internals
  const room = internals.channels.get(channel)
  const shown = new Map<string, { cursor: Cursor; timer: Timer }>()
  let next: { x: number; y: number } | null = null
  let pause: Timer
  let resting = true
  let here = false

  const myId = () => (me?.id == null ? (room.present()?.me ?? null) : String(me.id))

  function send(data: object) {
    sent(trigger(channel, CURSOR_EVENT, { id: myId(), name: me?.name, ...data }, { merge: 'cursor' }))
  }

  function step() {
    resting = !next
    if (!next) return
    send(next)
    next = null
    pause = clock.setTimeout(step, PACE)
  }

  function leave() {
    clock.clearTimeout(pause)
    next = null
    resting = true
    if (here) send({ gone: true })
    here = false
  }

  function drop(id: string) {
    clock.clearTimeout(shown.get(id)?.timer)
    if (shown.delete(id)) mark()
  }

  function heard({ id: said, name, x, y, gone }: CursorData, userId: string | undefined, at: number) {
    const id = userId ?? (said == null ? undefined : String(said))
    if (id === undefined || id === myId()) return
    if (gone === true) return drop(id)
    // JSON can say 1e999, which is no place.
    if (!isFiniteNumber(x) || !isFiniteNumber(y)) return
    const before = shown.get(id)
    clock.clearTimeout(before?.timer)
    const from = before ? { ...glide(before.cursor, at), at: before.cursor.at } : { x, y, at }
    const cursor = { id, name: typeof name === 'string' ? name : null, x, y, at, from }
    shown.set(id, { cursor, timer: clock.setTimeout(() => drop(id), idle) })
    mark()
  }

  return {
    move(x, y) {
      here = true
      next = { x, y }
      if (resting) step()
    },
    leave,
    observe: {
      [channel]: {
        events: [CURSOR_EVENT],
        apply: (data, { userId, at }) => heard((data ?? {}) as CursorData, userId, at),
        members: (told) => 'left' in told && drop(told.left),
        changed({ status }) {
          if (status !== 'live') for (const id of [...shown.keys()]) drop(id)
        },
      },
    },
    snapshot: () => [...shown.values()].map(({ cursor }) => cursor),
    stop() {
      leave()
      for (const { timer } of shown.values()) clock.clearTimeout(timer)
    },
  }
}

const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value)
