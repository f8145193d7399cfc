import type { ConnectionSnapshot } from '@channelkit/core'
import { icon } from '../../shared/icon.ts'
import { latestBackfill } from '../../shared/latest-backfill.ts'
import { compactFormat } from '../../shared/number.ts'
import { holder } from '../../shared/panel.ts'
import { tickerWhile } from '../../shared/ticker.ts'
import type { ViewState } from '../../shared/view-state.ts'
import { component, el, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type InboxSnapshot, inbox, NO_INBOX } from './inbox.ts'
import { inboxPanel } from './inbox-panel.ts'
import { notificationsLabels } from './labels.ts'
import type { Notice } from './notice.ts'
import type { NotificationsProps, NotificationsState } from './props.ts'
import { toastRegion } from './toast-region.ts'
import { voice } from './voice.ts'

function stateOf({ user, items }: InboxSnapshot, { status }: ConnectionSnapshot): ViewState {
  const none = items.length === 0
  switch (user.status) {
    case 'failed':
    case 'terminated':
      return 'error'
    case 'signing-in':
      return user.error ? 'error' : none ? 'loading' : 'live'
    case 'anonymous':
      return 'empty'
    case 'signed-in':
      return status !== 'connected' ? 'stale' : none ? 'empty' : 'live'
  }
}

const hasItems = ({ items }: InboxSnapshot) => items.length > 0
const isLost = ({ status }: ConnectionSnapshot) => status !== 'connected'

/** What the server tells the signed-in user: each as it comes, for a while, and all of them in an inbox. */
export const notifications = component<NotificationsProps, { item: Notice; toast: Notice }>()({
  name: 'notifications',
  props: {
    ...({ event: 'plain', signIn: 'flag', load: 'trusted', storage: 'plain', limit: 'plain' } as const),
    ...({ onRead: 'function', onRemove: 'function', onOpen: 'function', duration: 'plain' } as const),
    ...({ quiet: 'flag', disabled: 'flag', locale: 'plain' } as const),
  },
  labels: notificationsLabels,
  parts,
  slots: { item: true, toast: true },
  stores(kit, { event = 'notification', limit = 50, storage, load, disabled }) {
    const fetch = load && latestBackfill(kit, `notifications ${event}`, load)
    const box = disabled ? NO_INBOX : inbox(kit, { event, limit, storage, load: fetch })
    return {
      box,
      connection: kit.connection,
      now: tickerWhile(kit, box, hasItems, 30_000),
      lost: tickerWhile(kit, kit.connection, isLost),
    }
  },
  state: (): NotificationsState => ({ open: false }),
  memory: () => ({ trigger: null as HTMLElement | null }),
  view({ kit, stores, snapshots, props, words, isolate, state: { open }, set, memory, id }) {
    const { box, connection, now, lost } = snapshots
    const { disabled = false, quiet, locale, signIn } = props
    const state = disabled ? 'disabled' : stateOf(box, connection)
    const count = compactFormat(locale)

    function read(ids: readonly string[]) {
      const news = stores.box.read(ids)
      if (news.length > 0) props.onRead?.(news)
    }
    function remove(ids: readonly string[]) {
      stores.box.remove(ids)
      props.onRemove?.(ids)
    }
    function choose(notice: Notice) {
      read([notice.id])
      stores.box.showed([notice.id])
      props.onOpen?.(notice)
    }
    function close() {
      set({ open: false })
      memory.trigger?.focus()
    }
    const about = {
      kit,
      state,
      labels: words,
      since: connection.since,
      now: lost,
      locale,
      error: box.user.error,
    }
    const shared = { box, words, isolate, locale, choose }

    return el(
      'div',
      {
        ...parts.root,
        'data-state': state,
        'data-unread': box.unread > 0,
        'aria-busy': state === 'loading' ? true : undefined,
        onkeydown(event) {
          if (event.key !== 'Escape' || !open) return
          event.stopPropagation()
          close()
        },
        use: use(voice, {
          kit,
          fresh: box.fresh,
          words: words.fresh,
          isolate,
          signIn: signIn && stores.box.signIn,
        }),
      },
      el(
        'button',
        {
          ...parts.bell,
          key: 'bell',
          type: 'button',
          'aria-label': words.open(box.unread, count(box.unread)),
          'aria-expanded': open,
          'aria-controls': open ? `${id}-panel` : undefined,
          disabled,
          onclick: () => set({ open: !open }),
          use: use(holder, memory),
        },
        icon('bell'),
        box.unread > 0 && el('span', { ...parts.count, 'aria-hidden': true }, count(box.unread)),
      ),
      open &&
        !disabled &&
        inboxPanel({
          ...shared,
          now,
          id: `${id}-panel`,
          note: state === 'empty' && box.user.status === 'anonymous' ? words.anonymous : null,
          about: { ...about, retry: stores.box.signIn },
          trigger: memory.trigger,
          set,
          close,
          read,
          remove,
        }),
      !quiet &&
        !disabled &&
        toastRegion({
          ...shared,
          kit,
          // Who looks at the inbox sees what comes.
          fresh: open ? [] : box.fresh,
          duration: props.duration ?? 6000,
          showed: stores.box.showed,
          openAll: () => set({ open: true }),
        }),
    )
  },
})

/** What it is given in a binding. */
export interface NotificationsTypes {
  readonly props: NotificationsProps
  readonly slots: { item: Notice; toast: Notice }
  readonly parts: typeof parts
}
