import type { ChannelObserver } from '../channel-observer.ts'
import { channelReady } from '../channel-ready.ts'
import { createRewinder, pastAskOf } from '../collections/rewind.ts'
import { ChannelKitError } from '../errors.ts'
import type { Fold, FoldContext } from '../fold.ts'
import { nameIn } from '../people/typing-message.ts'
import type { EventMeta } from '../routes.ts'
import { createAnswers } from './answers.ts'
import { createHearing, ECHO_WITHIN } from './hearing.ts'
import { createPages, type Pages } from './history.ts'
import { ask, createLetters, type Post } from './letters.ts'
import { createLog } from './log.ts'
import { type Arrival, type Heard, idIn, type Message, readMessage } from './message.ts'
import type {
  AskContext,
  ChangeMessage,
  Conversation,
  ConversationSnapshot,
  OutgoingMessage,
  SendMessage,
  SendResult,
  Settings,
} from './options.ts'
import { outgoingOf } from './outgoing.ts'
import { createShown } from './shown.ts'

interface Host {
  initial: readonly unknown[] | undefined
  /** Keeps it running though nobody listens. */
  hold(): () => void
  socketId(): string | null
  stopped(): void
}

export interface Running
  extends Fold<ConversationSnapshot>,
    Pick<Conversation, 'retry' | 'discard' | 'loadEarlier' | 'restore'> {
  send(content: Parameters<Conversation['send']>[0], send: SendMessage | undefined): Promise<SendResult>
  /** @param text null takes it back */
  change(id: string, text: string | null, change: ChangeMessage | undefined): Promise<SendResult>
}

const resultOf = (posted: { status: 'sent' } | { status: 'failed'; error: ChannelKitError }): SendResult =>
  posted.status === 'sent' ? { status: 'sent', error: null } : posted

/** What is shown before anybody listens. */
export function shownBefore(settings: Settings, initial: readonly unknown[]): readonly Message[] {
  const log = createLog(settings.limit)
  const meta = { userId: undefined, at: null }
  for (const one of initial) log.add(readMessage(one, meta, settings.fields ?? {}, () => null))
  const me = settings.me?.id === undefined ? null : String(settings.me.id)
  return createShown()(log, [], ({ author }) => author !== null && author === me)
}

export function conversationFold(
  { internals, mark, report }: FoldContext,
  channel: string,
  settings: Settings,
  host: Host,
): Running {
  const { clock, trigger, bus } = internals
  const { fields = {}, event, edited, deleted, peers } = settings
  const entry = internals.channels.get(channel)
  const client = (name: string) => `client-${name}`
  const kinds = [event, edited, deleted].flatMap((name) => (peers ? [name, client(name)] : [name]))
  const log = createLog(settings.limit)
  let state = entry.state()
  const answers = createAnswers(
    { internals, mark, report },
    { channel, event: settings.pieces, log, pages: () => pages, state: () => state },
  )
  const shown = createShown(answers.said)
  let release: (() => void) | undefined
  /** What was written here, by id, and until when an event that looks the same is taken for it. */
  const own = new Map<string, number>()

  const me = () => (settings.me?.id === undefined ? (entry.present()?.me ?? null) : String(settings.me.id))
  const known = (id: string) => nameIn(entry.present(), id)
  const read = (data: unknown, meta: Arrival) => readMessage(data, meta, fields, known)
  const isMine = ({ id, author }: Heard) => own.has(id) || (author !== null && author === me())

  const letters = createLetters(clock, {
    changed() {
      // Whoever goes while something is on its way is told nothing; but it arrives, or fails, all the same.
      if (letters.waiting) release ??= host.hold()
      else {
        release?.()
        release = undefined
      }
      mark()
    },
    sent(message, answer) {
      const stored =
        answer === undefined || answer === null ? null : read(answer, { userId: undefined, at: clock.now() })
      const id = stored && idIn(answer, fields) ? stored.id : message.id
      own.set(id, clock.now() + ECHO_WITHIN)
      log.add({ ...message, ...(stored?.text && { text: stored.text, data: answer }), id })
    },
  })

  const hearing = createHearing({ log, letters, own, read, me, now: clock.now }, settings)
  /** @param past whether it is of the past: what belongs to it may be, too */
  function apply(data: unknown, meta: EventMeta, past = false) {
    const heard = hearing.apply(data, meta)
    if (heard?.streamed && !past) answers.began(heard.streamed.id)
    mark()
  }

  const context = (signal: AbortSignal): AskContext => ({ channel, signal, socketId: host.socketId() })
  /** By client event: it waits until the line is there. */
  async function post(name: string, data: object) {
    const became = await trigger(channel, client(name), data)
    if (became.status === 'failed') throw became.error
    if (became.status === 'dropped')
      throw new ChannelKitError(
        'write-failed',
        `${client(name)} was not sent on ${channel}: ${became.reason}.`,
      )
  }
  const postOf =
    (message: OutgoingMessage, send: SendMessage | undefined): Post =>
    (signal) =>
      send ? send(message, context(signal)) : post(event, message)

  const pages: Pages = createPages({
    clock,
    log,
    mark,
    read: (data) => read(data, { userId: undefined, at: clock.now() }),
    merged(page) {
      for (const heard of page) letters.takeById(heard)
      answers.told(page)
    },
    messageOf: (heard) => shown.one(log, heard, isMine(heard)),
    context,
    ready: () => channelReady(internals, channel),
    isLive: () => state.status === 'live',
  })
  const rewinder = createRewinder(
    internals,
    channel,
    settings.rewind === undefined ? undefined : pastAskOf(settings.rewind),
    (data, meta) => kinds.includes(meta.event) && apply(data, meta, true),
  )
  for (const one of host.initial ?? []) log.add(read(one, { userId: undefined, at: clock.now() }))

  const outgoing = (content: Parameters<Conversation['send']>[0]) =>
    outgoingOf(content, { at: clock.now(), author: me(), name: settings.me?.name, nameIn: known })
  const asHeard = (message: OutgoingMessage): Heard => ({
    ...readMessage(message, { userId: message.author, at: clock.now() }, {}, known),
    clientId: null,
    streamed: null,
    data: message,
  })

  return {
    async send(content, send) {
      const message = outgoing(content)
      if (letters.find(({ id }) => id === message.id) || log.get(message.id))
        return { status: 'sent', error: null }
      own.set(message.id, Number.POSITIVE_INFINITY)
      return resultOf(await letters.write(asHeard(message), postOf(message, send), send === undefined))
    },
    async retry(key) {
      const posted = await letters.retry(key)
      return posted ? resultOf(posted) : { status: 'sent', error: null }
    },
    discard(key) {
      const letter = letters.take(key)
      return letter && shown.one(log, letter.message, true)
    },
    async change(id, text, change) {
      const before = log.get(id)
      if (!before)
        return {
          status: 'failed',
          error: new ChannelKitError('write-failed', `There is no message ${id} on ${channel}.`),
        }
      const { edited: wasEdited, streamed } = before
      const { text: was } = shown.one(log, before, true)
      const next = text === null ? { deleted: true, text: '' } : { text, edited: true }
      log.change(id, { ...next, streamed: null })
      mark()
      const run: Post = (signal) =>
        change
          ? change(shown.one(log, before, isMine(before)), text, context(signal))
          : post(text === null ? deleted : edited, text === null ? { id } : { id, text })
      const posted = await ask(clock, 'The message could not be changed', run, { patient: !change })
      const now = log.get(id)
      // Unless somebody else changed it meanwhile, it is as it was.
      if (posted.status === 'failed' && now && (text === null ? now.deleted : now.text === text)) {
        log.change(id, { text: was, edited: wasEdited, deleted: false, streamed })
        mark()
      }
      return resultOf(posted)
    },
    loadEarlier: pages.load,
    restore(unsent, send) {
      const error = new ChannelKitError('write-failed', 'The page was left before the message was sent.')
      for (const message of unsent) {
        if (letters.find(({ id }) => id === message.id) || log.get(message.id)) continue
        own.set(message.id, Number.POSITIVE_INFINITY)
        letters.restore(asHeard(message), postOf(message, send), send === undefined, error)
      }
    },
    observe: {
      [channel]: {
        events: [...kinds, settings.pieces],
        apply: (data, meta) =>
          meta.event === settings.pieces && !kinds.includes(meta.event)
            ? answers.piece(data)
            : rewinder.pass(meta, () => apply(data, meta)),
        members: mark,
        live(gap) {
          rewinder.live()
          answers.live(gap !== null)
          pages.live()
          if (!gap) return
          log.lose(gap)
          void pages.again()
          mark()
        },
        changed(next) {
          state = next
          mark()
        },
      } satisfies ChannelObserver,
    },
    snapshot() {
      answers.follow()
      return {
        messages: shown(log, letters.all, isMine),
        ...pages.state(),
        me: me(),
        status: state.status,
        error: state.error,
      }
    },
    stop() {
      for (const { state: of, error } of letters.all)
        if (of === 'failed' && error && !internals.life.error) bus.report(error)
      pages.stop()
      answers.stop()
      rewinder.stop()
      letters.forget()
      release?.()
      host.stopped()
    },
  }
}
