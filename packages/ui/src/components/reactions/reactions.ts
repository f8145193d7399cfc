import { type ClientChannelName, channel, REACTIONS, reactions as reacted } from '@channelkit/core'
import { latestBackfill } from '../../shared/latest-backfill.ts'
import { compactFormat, numberFormat } from '../../shared/number.ts'
import { seeded } from '../../shared/seeded.ts'
import { channelNote } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { component, el, slot, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { floating } from './floating.ts'
import { reactionsLabels } from './labels.ts'
import type { ReactionChoice, ReactionsProps } from './props.ts'
import { type Sums, sumsVoice } from './voice.ts'

/** Buttons to react with, the counts of all, and what people press, floating over what it wraps. */
export const reactions = component<ReactionsProps, { children: undefined; reaction: ReactionChoice }>()({
  name: 'reactions',
  props: {
    ...channelProps,
    ...({ about: 'plain', me: 'plain', event: 'plain', emoji: 'plain', toggle: 'flag' } as const),
    ...({
      still: 'flag',
      initial: 'trusted',
      backfill: 'trusted',
      onReact: 'function',
      silent: 'flag',
    } as const),
  },
  labels: reactionsLabels,
  parts,
  slots: { children: true, reaction: true },
  stores(kit, props) {
    const { about, me, event, emoji, toggle, initial } = props
    const name = channelOf(props) as string | null
    const key = JSON.stringify(['reactions', name, about])
    const backfill = props.backfill && latestBackfill(kit, key, props.backfill)
    const store = reacted(kit, name as never, { about, me, event, emoji, toggle, initial, backfill })
    return {
      room: seeded(store, initial),
      channel: channel(kit, name as never),
      now: tickerWhile(kit, store, isStale),
    }
  },
  memory: (): { sums: Sums | null } => ({ sums: null }),
  view({
    kit,
    props,
    words,
    stores,
    snapshots: {
      room,
      channel: { since },
      now,
    },
    memory,
    id,
  }) {
    const { emoji = REACTIONS, toggle, onReact, locale } = props
    const off = channelOf(props) === null
    const choices = [...new Set(emoji)].map((one): ReactionChoice => {
      const count = room.counts[one] ?? 0
      return { emoji: one, count, mine: (room.mine[one] ?? 0) > 0 }
    })
    const state = viewState(
      room,
      choices.every(({ count }) => count === 0),
      off,
    )
    const [written, brief] = [numberFormat(locale), compactFormat(locale)]
    const sums = { kit, counts: room.counts, emoji, locale, words: words.news, known: room.status === 'live' }
    if (memory.sums?.counts !== sums.counts || memory.sums.known !== sums.known) memory.sums = sums

    function press({ emoji: one, mine }: ReactionChoice) {
      stores.room.react(one)
      onReact?.(one, !(toggle && mine))
    }
    const button = (choice: ReactionChoice) =>
      el(
        'button',
        {
          ...parts.button(choice),
          key: choice.emoji,
          type: 'button',
          'aria-label': words.button(choice.emoji, choice.count, written(choice.count)),
          'aria-pressed': toggle ? choice.mine : undefined,
          'data-mine': choice.mine,
          'data-emoji': choice.emoji,
          disabled: off || state === 'error',
          onclick: () => press(choice),
        },
        el('span', { ...parts.emoji(choice), 'aria-hidden': true }, slot('reaction', choice, choice.emoji)),
        el('span', { ...parts.count(choice), 'aria-hidden': true }, choice.count > 0 && brief(choice.count)),
      )

    return el(
      'div',
      {
        ...parts.root,
        'data-state': state,
        'aria-busy': state === 'loading' ? true : undefined,
        use: !props.silent && use(sumsVoice, memory.sums!),
      },
      el('div', { ...parts.box, key: 'box' }, slot('children', undefined)),
      el('div', {
        ...parts.floating,
        key: 'floating',
        'aria-hidden': true,
        use: !(props.still || off) && use(floating, { kit, store: stores.room, bar: `${id}-bar` }),
      }),
      el(
        'div',
        { ...parts.bar, key: 'bar', id: `${id}-bar`, role: 'group', 'aria-label': words.label },
        ...choices.map(button),
      ),
      (state === 'error' || state === 'stale') &&
        channelNote(stores.channel, { since, error: room.error }, { kit, state, labels: words, now, locale }),
    )
  },
})

/** What it is given in a binding. */
export interface ReactionsTypes<Name extends ClientChannelName> {
  readonly props: ReactionsProps<Name>
  readonly slots: { children: undefined; reaction: ReactionChoice }
  readonly parts: typeof parts
}
