import type { Message } from '@channelkit/core'
import { numberFormat } from '../../shared/number.ts'
import { hasOwnKeys, moved } from '../../shared/rows.ts'
import { type Child, type ElementNode, el, type Handlers, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { standingOf } from './groups.ts'
import type { ChatLabels } from './labels.ts'
import { chatLog, type LogOptions } from './log-engine.ts'
import type { ChatState } from './props.ts'
import { messageRow, type RowShown } from './row.ts'
import { type ChatRows, placed } from './virtual.ts'

type ForRow = Omit<RowShown, 'index' | 'count' | 'space' | 'standing' | 'unread' | 'active' | 'open' | 'sure'>

interface Log extends Pick<LogOptions, 'conversation' | 'memory' | 'history'> {
  readonly rows: ChatRows
  readonly state: ChatState
  readonly words: ChatLabels
  readonly use: LogOptions
  set(change: Partial<ChatState>): void
  row(message: Message): ForRow
  loadEarlier(): void
}

/** How high the place above the first message is, in px; the stylesheet has the same. */
export const ABOVE = 48

/** All messages, of which those in sight are in the page. */
export function messageLog(log: Log): ElementNode {
  const { conversation, rows, state, words, set, memory } = log
  const { messages } = conversation
  const { items, rest } = placed(rows)
  const at = messages.findIndex(({ key }) => key === state.active)
  const tabbable = at < 0 ? messages.length - 1 : at
  const onkeydown: Handlers<HTMLElement>['onkeydown'] = (event) => {
    if (event.defaultPrevented || hasOwnKeys(event.target)) return
    const next = moved(event.key, tabbable, messages.length, 5)
    if (next === undefined || messages.length === 0) return
    event.preventDefault()
    memory.focus = true
    rows.scrollToIndex(next, { align: 'auto' })
    set({ active: messages[next]!.key, sure: null })
  }
  return el(
    'div',
    {
      ...parts.log,
      role: 'log',
      // What comes is announced with all else that happens, or scrolling would read out the past.
      'aria-live': 'off',
      'aria-label': words.log,
      onkeydown,
      use: use(chatLog, log.use),
    },
    log.history !== undefined && earlier(log),
    el(
      'div',
      parts.rows,
      ...items.map(({ index, space }) => {
        const message = messages[index]!
        const unread = message.key === state.line
        const { times, ...row } = log.row(message)
        return messageRow(message, {
          ...row,
          times,
          index,
          count: messages.length,
          space,
          unread,
          standing: standingOf(message, messages[index - 1], unread || message.gap !== undefined, times),
          active: index === tabbable,
          open: state.open.has(message.key),
          sure: state.sure === message.key,
        })
      }),
      el('div', { 'aria-hidden': true, style: { 'block-size': `${rest}px` } }),
    ),
  )
}

function earlier({ conversation: { earlier: state }, words, loadEarlier }: Log): ElementNode {
  const text: Partial<Record<typeof state, string>> = { loading: words.loadingEarlier, none: words.noEarlier }
  const again: Child =
    (state === 'more' || state === 'failed') &&
    el(
      'button',
      {
        ...parts['load-earlier'],
        class: `ck-button ${parts['load-earlier'].class}`,
        type: 'button',
        onclick: loadEarlier,
      },
      state === 'failed' ? words.retry : words.earlier,
    )
  return el(
    'div',
    { ...parts.earlier, role: 'status' },
    state === 'failed' ? `${words.earlierFailed} ` : text[state],
    again,
  )
}

/** The way back to the newest, with how many came meanwhile. */
export function freshPill(
  state: ChatState,
  words: ChatLabels,
  locale: string | undefined,
  go: () => void,
): Child {
  if (state.atEnd) return null
  const { fresh } = state
  return el(
    'button',
    { ...parts.fresh, type: 'button', onclick: go },
    fresh > 0 ? words.fresh(fresh, numberFormat(locale)(fresh)) : words.newest,
  )
}
