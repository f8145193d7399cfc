import { channel, type Member, type MemberOf, type PresenceChannelName, presence } from '@channelkit/core'
import { avatar } from '../../shared/avatar.ts'
import { icon } from '../../shared/icon.ts'
import { numberFormat } from '../../shared/number.ts'
import { unseen } from '../../shared/only.ts'
import { holder, panel } from '../../shared/panel.ts'
import { profileOf } from '../../shared/profile.ts'
import { channelNote } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { component, el, slot, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { avatarStackLabels } from './labels.ts'
import type { AvatarStackPerson, AvatarStackProps } from './props.ts'

/** How many the panel lists. */
const PANEL_LIMIT = 100

/** The pictures of who is on a presence channel; where not all have room, a number opens the names of all. */
export const avatarStack = component<AvatarStackProps, { avatar: AvatarStackPerson }>()({
  name: 'avatar-stack',
  props: { ...channelProps, max: 'plain', nameOf: 'function' },
  labels: avatarStackLabels,
  parts,
  slots: { avatar: true },
  stores(kit, props) {
    const name = channelOf(props)
    const room = presence<never, unknown>(kit, name)
    return { room, channel: unseen(channel(kit, name)), now: tickerWhile(kit, room, isStale) }
  },
  state: () => ({ open: false }),
  memory: () => ({ trigger: null as HTMLElement | null }),
  view({ kit, stores, snapshots: { room, now }, props, words, isolate, state: { open }, set, memory, id }) {
    const { max = 5, nameOf, locale } = props
    const count = numberFormat(locale)
    const off = channelOf(props) === null
    const state = viewState(room, room.count === 0, off)
    const others = room.members.filter(({ id: other }) => other !== room.me?.id)
    const members = room.me ? [room.me, ...others] : others
    const toPerson = (member: Member): AvatarStackPerson => ({
      ...profileOf(member, nameOf?.(member)),
      me: member.id === room.me?.id,
      member,
    })
    const shownName = ({ me, name }: AvatarStackPerson) => (me ? words.you(isolate(name)) : isolate(name))
    const first = members.slice(0, max).map(toPerson)
    const rest = members.length - first.length
    const isOpen = open && rest > 0
    const further = members.length - PANEL_LIMIT

    function close() {
      set({ open: false })
      memory.trigger?.focus()
    }
    const item = (person: AvatarStackPerson) =>
      el(
        'li',
        { key: person.id, ...parts.item(person) },
        el('span', { role: 'img', 'aria-label': shownName(person) }, slot('avatar', person, avatar(person))),
        el('span', { ...parts.name(person), 'aria-hidden': true }, shownName(person)),
      )
    const row = (person: AvatarStackPerson) =>
      el(
        'li',
        { key: person.id, ...parts.row(person) },
        slot('avatar', person, avatar(person)),
        el('span', {}, shownName(person)),
      )

    return el(
      'div',
      {
        ...parts.root,
        role: 'group',
        'aria-label': words.label(room.count, count(room.count)),
        'aria-busy': state === 'loading',
        'data-state': state,
        onkeydown(event) {
          if (event.key !== 'Escape' || !isOpen) return
          event.stopPropagation()
          close()
        },
      },
      first.length > 0 && el('ul', parts.list, ...first.map(item)),
      state === 'loading' &&
        el(
          'span',
          { class: parts.list.class, 'aria-hidden': true },
          ...[1, 2, 3].map(() => el('span', parts.skeleton)),
        ),
      rest > 0 &&
        el(
          'button',
          {
            ...parts.more,
            type: 'button',
            'aria-label': words.more(rest, count(rest)),
            'aria-expanded': isOpen,
            'aria-controls': isOpen ? `${id}-rest` : undefined,
            onclick: () => set({ open: !isOpen }),
            use: use(holder, memory),
          },
          `+${count(rest)}`,
        ),
      isOpen &&
        el(
          'div',
          {
            ...parts.panel,
            id: `${id}-rest`,
            role: 'dialog',
            'aria-label': words.label(room.count, count(room.count)),
            tabindex: -1,
            onfocusout({ relatedTarget, currentTarget }) {
              const next = relatedTarget as Node | null
              if (next && !currentTarget.contains(next) && next !== memory.trigger) set({ open: false })
            },
            use: use(panel, { close: () => set({ open: false }) }),
          },
          el(
            'button',
            { ...parts.close, type: 'button', 'aria-label': words.close, title: words.close, onclick: close },
            icon('close'),
          ),
          // It scrolls, so it can be reached by Tab.
          el('ul', { ...parts.rows, tabindex: 0 }, ...members.slice(0, PANEL_LIMIT).map(toPerson).map(row)),
          further > 0 && el('p', { class: 'ck-note' }, words.further(further, count(further))),
        ),
      channelNote(stores.channel.of, room, { kit, state, labels: words, now, locale }),
    )
  },
})

/** What it is given in a binding. */
export interface AvatarStackTypes<Name extends PresenceChannelName> {
  readonly props: AvatarStackProps<Name, MemberOf<Name>>
  readonly slots: { avatar: AvatarStackPerson<MemberOf<Name>> }
  readonly parts: typeof parts
}
