import type { ChannelStatus } from '../channel-status.ts'
import { elapsed, type Timer } from '../clock.ts'
import type { ChannelKitError } from '../errors.ts'
import { createFold, type Fold, type FoldContext } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import type { MemberId } from '../member.ts'
import { nameOf, wrongName } from '../name-check.ts'
import { kindOf } from '../name-rules.ts'
import { failedStore, offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, Off } from '../schema-types.ts'
import type { Readable } from '../store.ts'
import { nameIn, readTyping } from './typing-message.ts'

/** Someone who is typing. */
export interface Typist {
  readonly id: string
  /** As they gave it, or as their member info has it. */
  readonly name: string | null
  /** When they began, in epoch ms. */
  readonly since: number
}

export interface TypingSnapshot {
  /** The others, in the order in which they began. */
  readonly typists: readonly Typist[]
  /** Whether oneself is. */
  readonly me: boolean
  readonly status: ChannelStatus
  /** Why the channel failed or is not live yet, or that nobody can type on one of its kind. */
  readonly error: ChannelKitError | null
}

export interface TypingOptions {
  /** Who oneself is; needed on private channels, where the server names nobody. */
  me?: { id?: MemberId; name?: string }
  /** How long after the last key somebody still counts as typing, in ms. Default 3000. */
  timeout?: number
}

export interface Typing extends Readable<TypingSnapshot> {
  /** A key was pressed. Sends at most every half `timeout`; stops by itself after `timeout` without another. */
  start(): void
  /** The message was sent, the field emptied or left. */
  stop(): void
  /** The field now holds `text`: `start` unless it is empty. */
  input(text: string): void
}

/**
 * The client events that it is spoken by; their data is `{ id, name, typing }`. Pages on Laravel Echo take whatever comes as
 * `client-typing` for somebody who types, so the end has an event of its own.
 */
export const TYPING_EVENT = 'client-typing'
export const TYPING_END_EVENT = 'client-typing-end'

/**
 * Who is typing on a private or presence channel, by client events. The channel `null` is off.
 *
 * @example
 * const room = typing(kit, 'presence-room', { me: { name: 'Ann' } })
 * input.oninput = room.start
 */
export function typing<Name extends ChannelName>(
  kit: ChannelKit,
  given: Name | Off,
  options: TypingOptions = {},
): Typing {
  const name = nameOf(given)
  return once(kit, 'typing', [name, options], () => {
    let fold: TypingFold | undefined
    const wrong = name === null ? null : wrongName(name, 'client-events')
    const store = wrong
      ? failedStore<TypingSnapshot>(kit, name!, { ...NOBODY, status: 'failed', error: wrong }, wrong)
      : name === null
        ? offStore(NOBODY)
        : createFold<TypingSnapshot>(kit, NOBODY, (context) => {
            fold = typingFold(context, name, options)
            return fold
          })
    const stop = () => fold?.end()
    const start = () => fold?.start()
    return Object.assign(store, { start, stop, input: (text: string) => (text ? start() : stop()) })
  })
}

const NOBODY: TypingSnapshot = { typists: [], me: false, status: 'idle', error: null }

interface TypingFold extends Fold<TypingSnapshot> {
  start(): void
  end(): void
}

function typingFold(
  { internals, mark, sent }: FoldContext,
  channel: string,
  options: TypingOptions,
): TypingFold {
  const { clock, trigger } = internals
  const entry = internals.channels.get(channel)
  let room = entry.state()
  const { timeout = 3000 } = options
  const isPresence = kindOf(channel) === 'presence'
  const typists = new Map<string, Typist & { timer: Timer }>()
  let me = false
  let sentAt = Number.NEGATIVE_INFINITY
  let silence: Timer

  const myId = () => (options.me?.id == null ? (entry.present()?.me ?? null) : String(options.me.id))

  /** Pages that were not made with this have nothing but the name that is said. */
  const myName = () => options.me?.name ?? nameIn(entry.present(), myId() ?? '') ?? undefined

  function send(typing: boolean) {
    const event = typing ? TYPING_EVENT : TYPING_END_EVENT
    sent(trigger(channel, event, { id: myId(), name: myName(), typing }, { merge: 'typing' }))
  }

  function end() {
    clock.clearTimeout(silence)
    if (!me) return
    me = false
    if (sentAt !== Number.NEGATIVE_INFINITY) send(false)
    sentAt = Number.NEGATIVE_INFINITY
    mark()
  }

  function start() {
    clock.clearTimeout(silence)
    silence = clock.setTimeout(end, timeout)
    if (!me) mark()
    me = true
    tell()
  }

  /** Others are told who it is, so not before that is known here: on a presence channel, once it is live. */
  function tell() {
    const nameless = isPresence && options.me?.id == null && !entry.present()
    if (!me || nameless || elapsed(clock) - sentAt < timeout / 2) return
    sentAt = elapsed(clock)
    send(true)
  }

  function drop(id: string) {
    const typist = typists.get(id)
    if (!typist) return
    clock.clearTimeout(typist.timer)
    typists.delete(id)
    mark()
  }

  function heard(raw: unknown, userId: string | undefined, at: number) {
    const said = readTyping(raw, userId, entry.present())
    // Own typing in another tab comes back as somebody else's; it is never shown.
    if (!said || said.id === myId() || said.id === myName()) return
    const { id, name } = said
    if (!said.typing) return drop(id)
    const before = typists.get(id)
    if (before) clock.clearTimeout(before.timer)
    // The sender repeats itself every half timeout and says when it stops; this is for when that gets lost.
    const timer = clock.setTimeout(() => drop(id), timeout * 1.5)
    typists.set(id, { id, name, since: before?.since ?? at, timer })
    mark()
  }

  return {
    start,
    end,
    observe: {
      [channel]: {
        events: [TYPING_EVENT, TYPING_END_EVENT],
        apply: (data, { userId, at }) => heard(data, userId, at),
        members(told) {
          if ('left' in told) drop(told.left)
          else if (told.type === 'members' && sentAt === Number.NEGATIVE_INFINITY) tell()
        },
        changed(state) {
          room = state
          mark()
          if (state.status === 'live') return
          for (const id of [...typists.keys()]) drop(id)
        },
      },
    },
    snapshot: () => ({
      typists: [...typists.values()].map(({ id, name, since }) => ({ id, name, since })),
      me,
      status: room.status,
      error: room.error,
    }),
    stop() {
      end()
      for (const { timer } of typists.values()) clock.clearTimeout(timer)
    },
  }
}
