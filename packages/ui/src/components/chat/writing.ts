import type { Conversation, Message, OutgoingMessage, SendResult, Typing } from '@channelkit/core'
import type { Contained, ElementNode } from '../../view/index.ts'
import { composer } from './composer.ts'
import type { ComposerHandle } from './composer-engine.ts'
import { type DraftsMemory, draftsFor } from './drafts.ts'
import type { ChatLabels } from './labels.ts'
import type { ChatProps, ChatState } from './props.ts'

interface Writing {
  readonly id: string
  readonly name: string | null
  /** Whose drafts they are; null while nobody knows. */
  readonly person: string | null
  readonly props: Contained<ChatProps>
  readonly words: ChatLabels
  readonly state: ChatState
  readonly messages: readonly Message[]
  readonly memory: DraftsMemory & { composer: ComposerHandle | null }
  readonly store: Conversation
  readonly typing: Typing
  readonly disabled: boolean
  readonly mayChange: boolean
  set(change: Partial<ChatState>): void
  /** Shows the newest. */
  toEnd(): void
}

/** What can be done with messages of one's own, and whether the last of it failed. */
export function changes({ props, store, set }: Pick<Writing, 'props' | 'store' | 'set'>) {
  const after = (doing: Promise<SendResult>) => {
    set({ editing: null, sure: null, notChanged: false })
    void doing.then(({ status }) => status === 'failed' && set({ notChanged: true }))
  }
  return {
    edit: ({ id, text }: Message) => set({ editing: { id, text }, notChanged: false }),
    save: (id: string, text: string) => after(store.edit(id, text, props.change)),
    remove: (id: string) => after(store.remove(id, props.change)),
  }
}

/** The field where one writes, with all that it does. */
export function writing(to: Writing): ElementNode {
  const { id, name, person, props, words, state, messages, memory, store, typing, set } = to
  const { edit, save } = changes(to)
  const cancel = () => set({ editing: null })
  return composer({
    id,
    words,
    state,
    memory,
    disabled: to.disabled,
    cancel,
    use: {
      drafts: draftsFor(memory, name, person, props.drafts),
      unsent: messages.flatMap((one) => (one.state === 'sent' ? [] : [one.data as OutgoingMessage])),
      editing: state.editing,
      send(draft) {
        typing.stop()
        to.toEnd()
        void store.send({ ...draft }, props.send)
      },
      change: save,
      cancel,
      editLast() {
        const last = messages.findLast((one) => one.mine && one.state === 'sent' && !one.deleted)
        if (last && to.mayChange) edit(last)
      },
      restore: (unsent) => store.restore(unsent, props.send),
      typed: (text) => (text ? typing.start() : typing.stop()),
      filled: (filled) => set({ filled }),
      files(files) {
        props.onFiles?.(files)
        return props.onFiles !== undefined
      },
    },
  })
}
