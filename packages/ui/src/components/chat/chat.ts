import {
  boundConversation,
  type ChannelName,
  type Conversation,
  channel,
  type Message,
  presence,
  typing,
} from '@channelkit/core'
import { profileOf } from '../../shared/profile.ts'
import { seeded } from '../../shared/seeded.ts'
import { channelNote } from '../../shared/state-note.ts'
import { ticker } from '../../shared/ticker.ts'
import { channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { component, el } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { ComposerHandle } from './composer-engine.ts'
import type { DraftsMemory } from './drafts.ts'
import { arrivedSaid, head, skeleton, typingLine } from './head.ts'
import { chatLabels } from './labels.ts'
import { ABOVE, freshPill, messageLog } from './log.ts'
import { logMemory } from './log-engine.ts'
import { type ChatProps, chatState } from './props.ts'
import { rowsOf } from './virtual.ts'
import { changes, writing } from './writing.ts'

const hasMembers = (name: string | null) => name?.startsWith('presence-') ?? false
const takesVisitors = (name: string | null) => /^(private-(?!encrypted-)|presence-)/.test(name ?? '')

/** What people write to each other on a channel, with the field where one writes. */
export const chat = component<ChatProps, { message: Message; actions: Message }>()({
  name: 'chat',
  props: {
    ...channelProps,
    ...({ event: 'plain', edited: 'plain', deleted: 'plain', pieces: 'plain' } as const),
    ...({ fields: 'plain', me: 'plain' } as const),
    ...({ rewind: 'plain', limit: 'plain', initial: 'plain', timeZone: 'plain' } as const),
    ...({ send: 'trusted', history: 'trusted', change: 'trusted', readOnly: 'flag' } as const),
    ...({ nameOf: 'function', markOf: 'function', onRead: 'function', onFiles: 'function' } as const),
    ...({ readUntil: 'plain', drafts: 'plain' } as const),
  },
  labels: chatLabels,
  parts,
  slots: { message: true, actions: true },
  stores(kit, props) {
    const name = channelOf(props) as string | null
    const { event, edited, deleted, pieces, fields, me, rewind, limit, initial, send, readOnly } = props
    const options = { event, edited, deleted, pieces, fields, me, rewind, limit, initial }
    return {
      room: channel(kit, name as never),
      conversation: seeded(
        boundConversation(
          kit,
          name as never,
          {
            ...options,
            send,
            peers: !send && !readOnly && takesVisitors(name),
          } as never,
        ) as Conversation,
        initial,
      ),
      people: presence<never, unknown>(kit, (hasMembers(name) ? name : null) as never),
      typing: typing(kit, (takesVisitors(name) && !readOnly ? name : null) as never, { me }),
      now: ticker(kit, 30_000),
    }
  },
  state: chatState,
  memory: () => ({
    ...logMemory(),
    composer: null as ComposerHandle | null,
    drafts: null as DraftsMemory['drafts'],
  }),
  view({ kit, stores, snapshots, props, words, isolate, state, set, memory, id }) {
    const { room, conversation, people, typing: typists, now } = snapshots
    const { locale, timeZone, send, history, change, readOnly = false, me } = props
    const name = channelOf(props) as string | null
    const store = stores.conversation
    const { messages, earlier } = conversation
    const waits = history !== undefined && (earlier === 'unknown' || earlier === 'loading')
    const view = viewState(conversation, messages.length === 0, name === null)
    const kind = view === 'empty' && waits ? 'loading' : view
    const peers = !send && takesVisitors(name)
    const mayChange = !readOnly && (peers || change !== undefined)
    const note = channelNote(stores.room, room, { kit, state: kind, labels: words, now, locale })

    const authorOf = ({ author, name }: Pick<Message, 'author' | 'name'>) => {
      const member = author === null ? undefined : people.get(author)
      const given = author === null ? undefined : props.nameOf?.(author)
      const known = member ?? { id: author ?? name ?? '', info: { name } }
      return profileOf(known, given ?? (author === null && !name ? words.somebody : undefined))
    }
    const nameOf = (of: Pick<Message, 'author' | 'name'>) => isolate(authorOf(of).name)
    const rows = rowsOf(memory.rows, {
      messages,
      above: history ? ABOVE : 0,
      element: () => memory.element,
      active: messages.findIndex(({ key }) => key === state.active),
      pinned: memory.pinned,
      changed: () => set(({ turn }) => ({ turn: turn + 1 })),
      scrolled() {
        memory.top = memory.element?.scrollTop ?? 0
      },
    })
    memory.rows = rows
    const toEnd = () => {
      memory.pinned = true
      set({ active: null })
    }
    const { edit, remove } = changes({ props, store, set })

    return el(
      'section',
      {
        ...parts.root,
        'aria-labelledby': `${id}-title`,
        'aria-busy': kind === 'loading',
        'data-state': kind,
      },
      head({
        id,
        words,
        people: hasMembers(name) ? people : null,
        locale,
        nameOf: (one) => props.nameOf?.(one.id),
      }),
      el(
        'div',
        parts.body,
        messageLog({
          conversation,
          rows,
          state,
          words,
          memory,
          history,
          set,
          loadEarlier: () => history && void store.loadEarlier(history),
          use: {
            kit,
            memory,
            store,
            conversation,
            history,
            readUntil: props.readUntil,
            set,
            onRead: (message) => props.onRead?.(message),
            say: (came) => arrivedSaid(came, words, nameOf, isolate),
            begins: (message) => words.typing([nameOf(message)]),
          },
          row: (message) => ({
            author: authorOf(message),
            words,
            times: { now, locale, timeZone },
            isolate,
            mark: props.markOf?.(message),
            mayChange,
            focused: () => state.active === message.key || set({ active: message.key }),
            unfold: () => set(({ open }) => ({ open: new Set([...open, message.key]) })),
            retry: () => void store.retry(message.key),
            discard() {
              const gone = store.discard(message.key)
              if (gone) memory.composer?.putBack(gone.text)
            },
            edit: () => edit(message),
            remove: () => (state.sure === message.key ? remove(message.id) : set({ sure: message.key })),
          }),
        }),
        messages.length === 0 && el('div', parts.empty, ...(kind === 'loading' ? skeleton() : []), note),
        freshPill(state, words, locale, toEnd),
      ),
      el(
        'div',
        parts.foot,
        messages.length > 0 && note,
        state.notChanged && el('p', { class: 'ck-note', role: 'alert' }, words.notChanged),
        takesVisitors(name) && !readOnly && typingLine(typists.typists, words, nameOf),
      ),
      !readOnly &&
        (send !== undefined || peers || name === null) &&
        writing({
          id,
          name,
          person: hasMembers(name) || me?.id !== undefined ? conversation.me : '',
          props,
          words,
          state,
          messages,
          memory,
          store,
          typing: stores.typing,
          disabled: kind === 'disabled' || kind === 'error',
          mayChange,
          set,
          toEnd,
        }),
    )
  },
})

/** What it is given in a binding. */
export interface ChatTypes<Name extends ChannelName> {
  readonly props: ChatProps<Name>
  readonly slots: { message: Message; actions: Message }
  readonly parts: typeof parts
}
