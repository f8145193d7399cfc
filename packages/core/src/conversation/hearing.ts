import type { EventMeta } from '../routes.ts'
import type { Letters } from './letters.ts'
import type { Log } from './log.ts'
import { type Arrival, type Heard, idIn, textIn } from './message.ts'
import type { Settings } from './options.ts'

/** How long what was sent waits for an event that looks the same, in ms. */
export const ECHO_WITHIN = 60_000

interface Known {
  readonly log: Log
  readonly letters: Letters
  /** What was written here, by id, and until when an event that looks the same is taken for it. */
  readonly own: Map<string, number>
  read(data: unknown, arrival: Arrival): Heard
  me(): string | null
  now(): number
}

/** Takes events: messages, each once whichever way it comes, what they say now, and which were taken back. */
export function createHearing(
  { log, letters, own, read, me, now }: Known,
  { event, edited, deleted, fields = {} }: Settings,
) {
  const isMine = ({ author }: Heard) => author !== null && author === me()

  /** The letter that an event stands for: by its ids, or where it has none that is known here, by all that it says. */
  function letterOf(heard: Heard) {
    const byId = letters.takeById(heard)
    if (byId || heard.clientId !== null || !isMine(heard)) return byId
    const same = letters.find(({ text }) => text === heard.text)
    return same && letters.take(same.message.key)
  }
  /** What was sent already, and now comes with an id that its sender was not told. */
  function echoOf(heard: Heard): Heard | undefined {
    if (heard.clientId !== null) return log.get(heard.clientId)
    if (!isMine(heard) || log.get(heard.id)) return undefined
    return log.messages.find(({ id, text }) => text === heard.text && (own.get(id) ?? 0) > now())
  }
  function hear(data: unknown, meta: EventMeta): Heard | undefined {
    const byVisitor = meta.event !== event
    const heard = byVisitor ? { ...read(data, meta), streamed: null } : read(data, meta)
    // What visitors send changes nothing that was said, and is never taken for what somebody else wrote or what a server streams.
    if (byVisitor && log.get(heard.id)) return undefined
    const stranger = byVisitor && meta.userId !== undefined && meta.userId !== me()
    const letter = stranger ? undefined : letterOf(heard)
    const echo = letter || stranger ? undefined : echoOf(heard)
    if (echo) log.rename(echo.id, heard.id)
    // From now on it has its event.
    if (echo) own.delete(echo.id)
    if (letter || echo || own.has(heard.id)) own.set(heard.id, 0)
    log.add(letter ? { ...heard, key: letter.message.key } : heard)
    return heard
  }
  function change(data: unknown, { event: name, userId }: EventMeta) {
    const id = idIn(data, fields)
    const before = id === null ? undefined : log.get(id)
    if (!before || before.deleted) return
    const byVisitor = name !== edited && name !== deleted
    if (byVisitor && userId !== undefined && userId !== before.author) return
    if (name === deleted || name === `client-${deleted}`)
      log.change(before.id, { deleted: true, text: '', edited: false, streamed: null })
    else log.change(before.id, { text: textIn(data, fields) ?? before.text, edited: true, streamed: null })
  }
  return {
    /** @returns the message, where it is one */
    apply(data: unknown, meta: EventMeta): Heard | undefined {
      if (meta.event === event || meta.event === `client-${event}`) return hear(data, meta)
      change(data, meta)
      return undefined
    },
  }
}
