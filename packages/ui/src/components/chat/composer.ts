import { icon } from '../../shared/icon.ts'
import { type ElementNode, el, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type ComposerHandle, type ComposerOptions, composer as engine } from './composer-engine.ts'
import type { ChatLabels } from './labels.ts'
import type { ChatState } from './props.ts'

interface Composer {
  readonly id: string
  readonly words: ChatLabels
  readonly state: ChatState
  readonly disabled: boolean
  readonly memory: { composer: ComposerHandle | null }
  readonly use: ComposerOptions
  cancel(): void
}

/** Where one writes. */
export const composer = ({
  id,
  words,
  state,
  disabled,
  memory,
  use: options,
  cancel,
}: Composer): ElementNode =>
  el(
    'div',
    parts.composer,
    state.editing !== null &&
      el(
        'div',
        { ...parts.editing, id: `${id}-editing` },
        words.editing,
        ' ',
        el(
          'button',
          {
            ...parts['cancel-editing'],
            class: `ck-button ${parts['cancel-editing'].class}`,
            type: 'button',
            onclick: cancel,
          },
          words.cancel,
        ),
      ),
    el('textarea', {
      ...parts.input,
      'aria-label': words.placeholder,
      'aria-describedby': state.editing ? `${id}-editing` : undefined,
      placeholder: words.placeholder,
      disabled,
      use: use(engine, {
        ...options,
        hand(handle) {
          memory.composer = handle
        },
      }),
    }),
    el(
      'button',
      {
        ...parts.send,
        type: 'button',
        disabled: disabled || !state.filled,
        'aria-label': words.send,
        title: words.send,
        onclick() {
          memory.composer?.submit()
          memory.composer?.focus()
        },
      },
      icon('send'),
    ),
  )
