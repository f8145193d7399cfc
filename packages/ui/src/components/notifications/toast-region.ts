import type { ChannelKit } from '@channelkit/core'
import { icon } from '../../shared/icon.ts'
import { compactFormat } from '../../shared/number.ts'
import { type ElementNode, el, slot, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type Shared, subject } from './inbox-panel.ts'
import type { Notice } from './notice.ts'
import { TOAST_KEY, toasts } from './toast-engine.ts'

interface RegionContext extends Shared {
  readonly kit: ChannelKit
  readonly fresh: readonly Notice[]
  readonly duration: number
  showed(ids: readonly string[]): void
  openAll(): void
}

/** More than these at once are said to be many, rather than shown one after the other. */
const MOST_IN_TURN = 4

/** Where they show as they come, one at a time. */
export function toastRegion(context: RegionContext): ElementNode {
  const { fresh, words, kit, duration, showed, locale } = context
  const [first] = fresh
  const many = fresh.length > MOST_IN_TURN
  const end = () => showed(many ? fresh.map(({ id }) => id) : fresh.slice(0, 1).map(({ id }) => id))
  const count = compactFormat(locale)
  const inner = (notice: Notice) =>
    many
      ? el(
          'button',
          {
            ...parts.show,
            type: 'button',
            onclick() {
              end()
              context.openAll()
            },
          },
          el('span', parts.subject(notice), words.fresh(fresh.length, count(fresh.length))),
        )
      : slot('toast', notice, subject(notice, context.choose))
  return el(
    'section',
    {
      ...parts.toasts,
      key: 'toasts',
      'aria-label': first && words.toasts(TOAST_KEY),
      use: use(toasts, { kit, of: first ? (many ? 'many' : first.id) : null, duration, end }),
    },
    first &&
      el(
        'div',
        { ...parts.toast, key: many ? 'many' : first.id, role: 'group', tabindex: -1 },
        inner(first),
        !many &&
          fresh.length > 1 &&
          el('span', parts.waiting, words.waiting(fresh.length - 1, count(fresh.length - 1))),
        el(
          'button',
          {
            ...parts.dismiss,
            type: 'button',
            'aria-label': words.dismiss,
            title: words.dismiss,
            onclick: end,
          },
          icon('close'),
        ),
      ),
  )
}
