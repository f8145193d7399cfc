import {
  type ClientChannelName,
  channel,
  type Member,
  type MemberOf,
  presence,
  type TypingOptions,
  type Typist,
  typing,
} from '@channelkit/core'
import { profileOf } from '../../shared/profile.ts'
import { channelNote } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import {
  type ChannelProps,
  channelOf,
  channelProps,
  type ViewState,
  viewState,
} from '../../shared/view-state.ts'
import { component, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type TypingIndicatorLabels, typingIndicatorLabels } from './labels.ts'

export interface TypingIndicatorProps<Name extends string = string, Info = unknown>
  extends ChannelProps<Name>,
    TypingOptions {
  /** Names that are not in the members' info. */
  nameOf?: (member: Member<Info>) => string | undefined
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<TypingIndicatorLabels>
}

/** The line about who is typing; empty when nobody is. */
export function typingText(names: readonly (string | null)[], labels: TypingIndicatorLabels): string {
  const [first, second] = names.map((name) => name ?? labels.somebody)
  if (first === undefined) return ''
  if (second === undefined) return labels.one(first)
  return names.length === 2 ? labels.two(first, second) : labels.several
}

/** Who is typing, never oneself, in a line that keeps its height while nobody is. */
export const typingIndicator = component<TypingIndicatorProps, { typists: readonly Typist[] }>()({
  name: 'typing-indicator',
  props: { ...channelProps, me: 'plain', timeout: 'plain', nameOf: 'function' },
  labels: typingIndicatorLabels,
  parts,
  slots: { typists: true },
  stores(kit, props) {
    const { me, timeout } = props
    const name = channelOf(props)
    const room = channel(kit, name)
    return {
      room,
      people: presence<never, unknown>(
        kit,
        ((name as string | null)?.startsWith('presence-') ? name : null) as never,
      ),
      typing: typing(kit, name, { me, timeout }),
      now: tickerWhile(kit, room, isStale),
    }
  },
  view({
    kit,
    stores,
    snapshots: {
      room,
      people,
      typing: { typists, status, error },
      now,
    },
    props,
    words,
    isolate,
  }) {
    const name = channelOf(props)
    const state: ViewState = viewState({ status, error }, typists.length === 0, name === null)
    const text = typingText(
      typists.map(({ id, name }) => {
        // As everywhere: a member's name counts more than what a message says of itself, and the id where none is seen.
        const member = people.get(id)
        if (!member && name === null) return null
        return isolate(profileOf(member ?? { id, info: { name } }, member && props.nameOf?.(member)).name)
      }),
      words,
    )
    return el(
      'div',
      { ...parts.root, 'data-state': state },
      el(
        'span',
        { ...parts.dots, 'aria-hidden': true, hidden: text === '' },
        el('i', {}),
        el('i', {}),
        el('i', {}),
      ),
      el('span', { ...parts.text, role: 'status' }, slot('typists', typists, text)),
      (state === 'stale' || state === 'error') &&
        channelNote(
          stores.room,
          { since: room.since, error },
          { kit, state, labels: words, now, locale: props.locale },
        ),
    )
  },
})

/** What it is given in a binding. */
export interface TypingIndicatorTypes<Name extends ClientChannelName> {
  readonly props: TypingIndicatorProps<Name, MemberOf<Name>>
  readonly slots: { typists: readonly Typist[] }
  readonly parts: typeof parts
}
