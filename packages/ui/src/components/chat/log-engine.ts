import type { ChannelKit, Conversation, ConversationSnapshot, History, Message } from '@channelkit/core'
import { announcer } from '../../shared/announcer.ts'
import { observeSize } from '../../shared/host.ts'
import type { Mounted } from '../../view/index.ts'
import { growingVoice } from './growing-voice.ts'
import type { ChatState } from './props.ts'
import { type Seen, seenNow, seenUntil } from './unread.ts'
import { type ChatRows, leaveEnd, NEAR_END } from './virtual.ts'

/** What a chat remembers of its list between renders. */
export interface LogMemory {
  rows: ChatRows | null
  element: HTMLElement | null
  seen: Seen | null
  /** Whether the active message gets the focus once it is in the page. */
  focus: boolean
  /** Whether the newest stays in sight, whatever comes: until somebody scrolls up. */
  pinned: boolean
  /** How far it was scrolled last, in px; from there somebody scrolls up. */
  top: number
}

export const logMemory = (): LogMemory => ({
  rows: null,
  element: null,
  seen: null,
  focus: false,
  pinned: true,
  top: 0,
})

export interface LogOptions {
  kit: ChannelKit
  memory: LogMemory
  store: Conversation
  conversation: ConversationSnapshot
  history: History | undefined
  readUntil: string | number | undefined
  set(change: Partial<ChatState>): void
  onRead(message: Message): void
  /** What is announced of messages that came. */
  say(messages: readonly Message[]): string
  /** The same of one of which nothing is there yet. */
  begins(message: Message): string
}

/** How close to the beginning earlier ones are fetched, in px. */
const NEAR_BEGINNING = 240

/** Watches the list of messages: what is in sight, what was seen, what is to be fetched and announced. */
export function chatLog(element: HTMLElement, given: LogOptions): Mounted<LogOptions> {
  let options = given
  const { memory, kit } = given
  const { ownerDocument: document } = element
  const rows = () => memory.rows!
  const voice = announcer<Message>(kit, document, (came) => options.say(came))
  const growing = growingVoice(kit, document)
  const growingWords = {
    begins: (message: Message) => options.begins(message),
    arrived: (message: Message, text: string) => options.say([{ ...message, text }]),
  }
  const known = new Set(given.conversation.messages.map(({ key }) => key))
  let shown: Pick<ChatState, 'atEnd' | 'line' | 'fresh'> = { atEnd: true, line: null, fresh: 0 }
  let read: string | null = null
  memory.element = element
  let stopRows = rows()._didMount()

  const atEnd = () => element.scrollHeight - element.scrollTop - element.clientHeight <= NEAR_END
  /** Whether somebody looks at the newest: not in a tab that is hidden. */
  const watching = () => atEnd() && document.visibilityState !== 'hidden'

  function look() {
    const { messages, earlier } = options.conversation
    const before = memory.seen ?? seenUntil(messages, options.readUntil)
    if (messages.length > 0) memory.seen = seenNow(before, messages, watching())
    const { seen } = memory
    const next = { atEnd: atEnd(), line: seen?.line ?? null, fresh: seen?.fresh ?? 0 }
    if (next.atEnd !== shown.atEnd || next.line !== shown.line || next.fresh !== shown.fresh) {
      shown = next
      options.set(next)
    }
    const last = watching() ? messages.findLast(({ state }) => state === 'sent') : undefined
    if (last && last.key !== read) {
      read = last.key
      options.onRead(last)
    }
    // Asked for once the store runs, which it does from the first render on.
    if (earlier === 'unknown' || (earlier === 'more' && element.scrollTop < NEAR_BEGINNING)) load()
  }
  function scrolled() {
    const { scrollTop } = element
    if (atEnd()) memory.pinned = true
    else if (scrollTop < memory.top - 2) unpin()
    memory.top = scrollTop
    look()
  }
  function unpin() {
    memory.pinned = false
    leaveEnd(rows())
  }
  /** Rows are higher than was thought, or there are more of them. */
  function pin() {
    // Whoever just scrolled away is not pulled back before that is told; an element that is moved in the page begins at 0.
    const { scrollTop } = element
    if (scrollTop > 0 && scrollTop < memory.top - 2 && !atEnd()) unpin()
    if (!memory.pinned) return
    element.scrollTop = element.scrollHeight
    memory.top = element.scrollTop
  }
  const load = () => options.history && void options.store.loadEarlier(options.history)
  function announce() {
    const { messages } = options.conversation
    const first = messages.findIndex(({ key }) => known.has(key))
    const began = known.size > 0
    for (const [at, message] of messages.entries()) {
      const came = !known.has(message.key)
      known.add(message.key)
      // What was said before the first that is known is of the past.
      const isNews = came && began && first >= 0 && at > first
      if (growing.look(message, isNews, growingWords)) continue
      if (isNews && !message.mine && !message.deleted) voice.say(message)
    }
  }
  function measure() {
    rows()._willUpdate()
    rows().measureElement(null)
    for (const row of element.querySelectorAll<HTMLElement>('[data-index]')) rows().measureElement(row)
    pin()
  }
  function focus() {
    const row = memory.focus && element.querySelector<HTMLElement>('[aria-posinset][tabindex="0"]')
    if (!row) return
    memory.focus = false
    row.focus({ preventScroll: true })
  }

  element.addEventListener('scroll', scrolled, { passive: true })
  document.addEventListener('visibilitychange', look)
  const stopSize = observeSize(element, pin)
  measure()
  look()
  return {
    update(next) {
      const changed = next.store !== options.store
      options = next
      if (changed) {
        known.clear()
        growing.forget()
        memory.seen = null
        memory.pinned = true
      }
      measure()
      announce()
      focus()
      look()
    },
    destroy() {
      stopRows()
      stopRows = () => {}
      voice.release()
      growing.release()
      memory.element = null
      stopSize()
      element.removeEventListener('scroll', scrolled)
      document.removeEventListener('visibilitychange', look)
    },
  }
}
