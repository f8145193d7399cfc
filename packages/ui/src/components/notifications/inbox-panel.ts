import { icon } from '../../shared/icon.ts'
import { panel } from '../../shared/panel.ts'
import { retryProps, type StateNote, stateText } from '../../shared/state-note.ts'
import { ago } from '../../shared/time.ts'
import { bdi, type ElementNode, el, slot, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { InboxSnapshot } from './inbox.ts'
import type { NotificationsLabels } from './labels.ts'
import type { Notice } from './notice.ts'

/** What inbox and toasts have at hand. */
export interface Shared {
  readonly box: InboxSnapshot
  readonly words: NotificationsLabels
  isolate(text: string): string
  readonly locale: string | undefined
  choose(notice: Notice): void
}

interface PanelContext extends Shared {
  readonly now: number
  readonly id: string
  /** What is said of the state in place of what all say. */
  readonly note: string | null
  readonly about: StateNote
  readonly trigger: HTMLElement | null
  set(change: { open: boolean }): void
  close(): void
  read(ids: readonly string[]): void
  remove(ids: readonly string[]): void
}

/** What one says, as a link where it leads somewhere. */
export function subject(notice: Notice, choose: Shared['choose'], ...inner: (ElementNode | false)[]) {
  const content = [
    el('span', parts.subject(notice), bdi(notice.title)),
    notice.body !== null && el('span', parts.body(notice), bdi(notice.body)),
    ...inner,
  ]
  const onclick = () => choose(notice)
  return notice.href === null
    ? el('button', { ...parts.open(notice), type: 'button', onclick }, ...content)
    : el('a', { ...parts.link(notice), href: notice.href, onclick }, ...content)
}

const timeOf = (notice: Notice, now: number, locale?: string) =>
  now > 0 &&
  el(
    'time',
    { ...parts.time(notice), datetime: new Date(notice.at).toISOString() },
    ago(now - notice.at, locale),
  )

/** The inbox: all of them, and what can be done with each. */
export function inboxPanel(context: PanelContext): ElementNode {
  const { box, words, isolate, locale, now, id, about, set, close } = context
  const text = context.note ?? stateText(about)
  const again = retryProps(about)
  const item = (notice: Notice) =>
    el(
      'li',
      { ...parts.item(notice), key: notice.id, 'data-unread': !notice.read },
      slot(
        'item',
        notice,
        !notice.read && el('span', { class: 'ck-hidden' }, words.unread),
        subject(notice, context.choose, timeOf(notice, now, locale)),
      ),
      el(
        'button',
        {
          ...parts.remove(notice),
          type: 'button',
          'aria-label': words.remove(isolate(notice.title)),
          onclick: () => context.remove([notice.id]),
        },
        icon('close'),
      ),
    )
  return el(
    'div',
    {
      ...parts.panel,
      key: 'panel',
      id,
      role: 'dialog',
      'aria-label': words.heading,
      tabindex: -1,
      onfocusout({ relatedTarget, currentTarget }) {
        const next = relatedTarget as Node | null
        if (next && !currentTarget.contains(next) && next !== context.trigger) set({ open: false })
      },
      use: use(panel, { close: () => set({ open: false }) }),
    },
    el(
      'div',
      parts.head,
      el('span', { ...parts.title, 'aria-hidden': true }, words.heading),
      box.unread > 0 &&
        el(
          'button',
          {
            ...parts['read-all'],
            class: `ck-button ${parts['read-all'].class}`,
            type: 'button',
            onclick: () => context.read(box.items.map((one) => one.id)),
          },
          words.readAll,
        ),
      el(
        'button',
        { ...parts.close, type: 'button', 'aria-label': words.close, onclick: close },
        icon('close'),
      ),
    ),
    text !== null &&
      el(
        'p',
        { ...parts.note, class: `ck-note ${parts.note.class}` },
        text,
        again && ' ',
        again &&
          el('button', { ...parts.retry, ...again, class: `ck-button ${parts.retry.class}` }, words.retry),
      ),
    // It scrolls, so it can be reached by Tab.
    box.items.length > 0 &&
      el('ul', { ...parts.list, tabindex: 0, 'aria-label': words.heading }, ...box.items.map(item)),
  )
}
