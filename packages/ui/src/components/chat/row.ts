import type { Message } from '@channelkit/core'
import { avatar } from '../../shared/avatar.ts'
import { icon } from '../../shared/icon.ts'
import type { Profile } from '../../shared/profile.ts'
import { bdi, type Child, type ElementNode, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { fullTimeText, type Standing, type Times, timeText } from './groups.ts'
import type { ChatLabels, ChatMark } from './labels.ts'
import { beginning, linked } from './links.ts'

/** Whether more of its text is to come. */
export const isGrowing = ({ stream }: Pick<Message, 'stream'>): boolean =>
  stream === 'waiting' || stream === 'streaming'

export interface RowShown {
  readonly index: number
  readonly count: number
  /** What is left out above it, in px. */
  readonly space: number
  readonly standing: Standing
  readonly author: Profile
  readonly words: ChatLabels
  readonly times: Times
  readonly unread: boolean
  readonly active: boolean
  readonly open: boolean
  readonly mark: ChatMark | undefined
  /** Whether one may change and delete it. */
  readonly mayChange: boolean
  readonly sure: boolean
  isolate(text: string): string
  focused(): void
  unfold(): void
  retry(): void
  discard(): void
  edit(): void
  remove(): void
}

/** One message, with what stands before it: a day, the line "new", a gap. */
export function messageRow(message: Message, shown: RowShown): ElementNode {
  const { standing, words, author, active } = shown
  const name = message.mine ? words.you : shown.isolate(author.name)
  const time = shown.times.now > 0 && message.at > 0 ? timeText(message.at, shown.times) : ''
  return el(
    'article',
    {
      key: message.key,
      ...parts.message(message),
      'data-index': String(shown.index),
      'data-mine': message.mine,
      'data-first': standing.first,
      'data-status': message.state,
      'data-deleted': message.deleted,
      'data-stream': message.stream ?? undefined,
      'aria-busy': isGrowing(message) ? true : undefined,
      'aria-label': time ? `${name}, ${time}` : name,
      'aria-posinset': shown.index + 1,
      'aria-setsize': shown.count,
      tabindex: active ? 0 : -1,
      onfocusin: shown.focused,
      style: shown.space > 0 ? { 'margin-block-start': `${shown.space}px` } : {},
    },
    standing.day !== null && el('div', parts.day(message), el('span', {}, standing.day)),
    message.gap && el('p', parts.gap(message), words.gap),
    shown.unread && el('div', parts.unread(message), el('span', {}, words.unread)),
    el(
      'div',
      parts.line(message),
      el(
        'span',
        { ...parts.face(message), 'aria-hidden': true },
        standing.first && !message.mine && avatar(author),
      ),
      bubble(message, shown, name, time),
      message.mine &&
        !message.deleted &&
        message.state === 'sent' &&
        !isGrowing(message) &&
        shown.mayChange &&
        tools(message, shown),
    ),
  )
}

const bubble = (message: Message, shown: RowShown, name: string, time: string): ElementNode =>
  el(
    'div',
    parts.bubble(message),
    shown.standing.first && !message.mine && el('span', parts.author(message), bdi(name)),
    ' ',
    slot('message', message, text(message, shown)),
    isGrowing(message) && caret(message),
    ' ',
    time !== '' &&
      el(
        'time',
        {
          ...parts.time(message),
          datetime: new Date(message.at).toISOString(),
          title: fullTimeText(message.at, shown.times),
        },
        message.edited && `${shown.words.edited} `,
        time,
      ),
    mark(message, shown),
    message.state === 'failed' && failed(message, shown),
    broken(message, shown),
    slot('actions', message),
  )

function text(message: Message, { words, open, active, unfold }: RowShown): ElementNode {
  if (message.deleted) return el('div', parts.text(message), words.deleted)
  // What grew before one's eyes is not folded once it is complete.
  const short = open || message.stream ? null : beginning(message.text)
  const pieces = linked(short ?? message.text).map(
    ({ text, href }): Child =>
      href === undefined
        ? text
        : el(
            'a',
            {
              ...parts.link(message),
              href,
              target: '_blank',
              rel: 'noopener noreferrer nofollow ugc',
              tabindex: active ? 0 : -1,
            },
            text,
          ),
  )
  return el(
    'div',
    { ...parts.text(message), dir: 'auto' },
    ...pieces,
    short !== null && '… ',
    short !== null &&
      el(
        'button',
        { ...parts.more(message), type: 'button', tabindex: active ? 0 : -1, onclick: unfold },
        words.showAll,
      ),
  )
}

/** How far it came: a sign, and the same in words. */
function mark(message: Message, { words, mark: told }: RowShown): ElementNode | null {
  if (message.deleted || message.state === 'failed') return null
  const state = message.state === 'sending' ? 'sending' : told
  if (!state) return null
  return el(
    'span',
    { ...parts.mark(message), 'data-mark': state, title: words[state] },
    icon(state === 'sending' ? 'clock' : 'check'),
    (state === 'delivered' || state === 'read') && icon('check'),
    el('span', { class: 'ck-hidden' }, words[state]),
  )
}

const caret = (message: Message): ElementNode => {
  const part = parts.caret(message)
  return el('span', { ...part, class: `ck-caret ${part.class}`, 'aria-hidden': true })
}

/** What is wrong with a text that streams in. */
function broken(message: Message, { words }: RowShown): ElementNode | null {
  const text =
    message.stream === 'failed' ? words.brokenOff : message.stream === 'gap' ? words.incomplete : null
  return text === null ? null : el('p', { ...parts.broken(message), role: 'status' }, text)
}

const failed = (message: Message, { words, active, retry, discard }: RowShown): ElementNode =>
  el(
    'p',
    parts.failed(message),
    message.error?.code === 'payload-too-large' ? words.tooLong : words.failed,
    ' ',
    message.error?.retryable !== false && button(message, words.retry, retry, active),
    ' ',
    button(message, words.discard, discard, active),
  )

const tools = (message: Message, { words, active, sure, edit, remove }: RowShown): ElementNode =>
  el(
    'div',
    parts.tools(message),
    button(message, words.edit, edit, active),
    button(message, sure ? words.removeSure : words.remove, remove, active),
  )

const button = (message: Message, text: string, onclick: () => void, active: boolean): ElementNode =>
  el(
    'button',
    {
      ...parts.tool(message),
      type: 'button',
      class: `ck-button ${parts.tool.class}`,
      tabindex: active ? 0 : -1,
      onclick,
    },
    text,
  )
