import { type ChannelName, channel, type EventOf, type StreamSnapshot, stream } from '@channelkit/core'
import { latestBackfill } from '../../shared/latest-backfill.ts'
import { seeded } from '../../shared/seeded.ts'
import { retryProps, stateText } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { channelOf, channelProps, type ViewState, viewState } from '../../shared/view-state.ts'
import { component, el, slot, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { streamedTextLabels } from './labels.ts'
import type { StreamedTextProps } from './props.ts'
import { type Voice, voice } from './voice.ts'

const isComplete = ({ initial }: Pick<StreamedTextProps, 'initial'>) =>
  typeof initial === 'object' && initial !== null && !!initial.end

/** The channel that is really followed: none for an answer that is complete. */
const followedOf = (props: StreamedTextProps) =>
  isComplete(props) || props.id === null ? (null as never) : channelOf(props)

/** An answer that arrives in pieces, as a text that grows. */
export const streamedText = component<StreamedTextProps, { text: StreamSnapshot }>()({
  name: 'streamed-text',
  props: {
    ...channelProps,
    ...({ event: 'plain', id: 'plain', initial: 'trusted', catchUp: 'function' } as const),
    ...({ rewind: 'plain', silent: 'flag' } as const),
  },
  labels: streamedTextLabels,
  parts,
  slots: { text: true },
  stores(kit, props) {
    const { event = 'piece', id, initial, rewind } = props
    const name = followedOf(props)
    const room = channel(kit, name)
    const key = JSON.stringify([props.channel, event, id])
    const catchUp = props.catchUp && latestBackfill(kit, key, props.catchUp)
    const answer = stream(
      kit,
      name,
      event as never,
      { id: id ?? undefined, initial, catchUp, rewind } as never,
    )
    return { room, answer: seeded(answer, initial), now: tickerWhile(kit, room, isStale) }
  },
  memory: (): { voice: Voice | null } => ({ voice: null }),
  view({ kit, stores, snapshots: { room, answer, now }, props, words, memory }) {
    const said = answer as StreamSnapshot
    const { text, state: progress, id } = said
    const ended = progress === 'done' || progress === 'failed'
    const off = followedOf(props) === null && !isComplete(props)
    const state: ViewState =
      progress === 'done' || (progress === 'failed' && room.status !== 'failed')
        ? 'live'
        : viewState(room, progress === 'waiting', off)
    const about = {
      kit,
      state,
      labels: words,
      since: room.since,
      now,
      locale: props.locale,
      error: room.error,
      retry: stores.room.retry,
    }
    const broken = progress === 'gap' ? words.gap : progress === 'failed' ? words.failed : null
    const note = (state === 'live' ? broken : null) ?? stateText(about)
    const waits = state === 'loading' || state === 'empty'
    const again = retryProps(about)
    const next: Voice = { kit, text, ended, id }
    const { voice: before } = memory
    if (!before || before.text !== text || before.ended !== ended || before.id !== id) memory.voice = next

    return el(
      'div',
      {
        ...parts.root,
        'data-state': state,
        'data-stream': progress,
        'aria-busy': !off && (waits || (state === 'live' && progress === 'streaming')) ? true : undefined,
        use: !props.silent && use(voice, memory.voice!),
      },
      el(
        'div',
        { ...parts.text, dir: 'auto' },
        slot('text', said, text),
        (waits || progress === 'streaming') &&
          el('span', { ...parts.caret, class: `ck-caret ${parts.caret.class}`, 'aria-hidden': true }),
      ),
      note !== null &&
        el(
          'p',
          { ...parts.note, class: `ck-note ${parts.note.class}${waits ? ' ck-hidden' : ''}`, role: 'status' },
          note,
          again && ' ',
          again &&
            el('button', { ...parts.retry, ...again, class: `ck-button ${parts.retry.class}` }, words.retry),
        ),
    )
  },
})

/** What it is given in a binding. */
export interface StreamedTextTypes<Name extends ChannelName, Event extends EventOf<Name>> {
  readonly props: StreamedTextProps<Name, Event>
  readonly slots: { text: StreamSnapshot }
  readonly parts: typeof parts
}
