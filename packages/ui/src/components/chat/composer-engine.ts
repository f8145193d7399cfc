import { newId, type OutgoingMessage } from '@channelkit/core'
import type { Mounted } from '../../view/index.ts'
import type { Draft, Drafts } from './drafts.ts'

export interface ComposerOptions {
  /** Null until it is known whose they are. */
  drafts: Drafts | null
  /** What was written and is not sent: kept with the draft. */
  unsent: readonly OutgoingMessage[]
  /** A message whose text is changed here. */
  editing: { readonly id: string; readonly text: string } | null
  send(draft: Draft): void
  change(id: string, text: string): void
  cancel(): void
  editLast(): void
  restore(unsent: readonly OutgoingMessage[]): void
  /** The field holds this text now. */
  typed(text: string): void
  filled(filled: boolean): void
  files(files: readonly File[]): boolean
}

/** What others may ask of the field where one writes. */
export interface ComposerHandle {
  submit(): void
  /** Puts a text back that was not sent, unless something else is written by now. */
  putBack(text: string): void
  focus(): void
}

const isBlank = (text: string) => text.trim() === ''

/** The field where one writes: Enter sends, drafts are kept, pasted pictures go to the application. */
export function composer(
  element: HTMLTextAreaElement,
  given: ComposerOptions & { hand(handle: ComposerHandle | null): void },
): Mounted<ComposerOptions & { hand(handle: ComposerHandle | null): void }> {
  let options = given
  let draft: Draft | null = null
  let drafts: Drafts | null = null
  /** What was being written when one began to change a message. */
  let aside: Draft | null = null
  let written = ''
  const view = element.ownerDocument.defaultView

  const fit = () => {
    if (view?.CSS?.supports?.('field-sizing', 'content')) return
    element.style.blockSize = 'auto'
    element.style.blockSize = `${element.scrollHeight + 2}px`
  }
  const show = (text: string) => {
    element.value = text
    tellFull()
    fit()
  }
  const keep = (next: Draft | null) => {
    draft = next
    drafts?.write(next)
  }
  let full = false
  const tellFull = () => {
    if (full === !isBlank(element.value)) return
    full = !full
    options.filled(full)
  }
  const isSame = (a: Draft | null, b: Draft | null) => a?.id === b?.id && a?.text === b?.text

  /** Takes what was kept for whoever it is. */
  function open(next: Drafts | null) {
    if (next?.key === drafts?.key) return
    // Somebody else: what was written is not theirs.
    if (drafts && next) {
      draft = null
      if (!options.editing) show('')
    }
    drafts = next
    if (!next) return
    const found = next.read()
    if (found && (isBlank(element.value) || element.value === found.text)) {
      draft = found
      if (!options.editing) show(found.text)
    } else if (draft) next.write(draft)
    const unsent = next.readUnsent()
    if (unsent.length > 0) options.restore(unsent)
  }
  function keepUnsent() {
    const text = JSON.stringify(options.unsent)
    if (!drafts || text === written) return
    written = text
    drafts.writeUnsent(options.unsent)
  }
  function edit(before: ComposerOptions['editing'], next: ComposerOptions['editing']) {
    if (before?.id === next?.id) return
    if (next) {
      if (!before) aside = draft
      show(next.text)
      element.focus()
      element.setSelectionRange(next.text.length, next.text.length)
    } else {
      draft = aside
      aside = null
      show(draft?.text ?? '')
    }
  }
  function submit() {
    const text = element.value
    if (isBlank(text) || element.disabled) return
    const { editing } = options
    if (editing) return options.change(editing.id, text)
    const sent = { id: draft?.id ?? newId(), text }
    keep(null)
    show('')
    options.send(sent)
  }
  const onInput = () => {
    const text = element.value
    tellFull()
    fit()
    if (options.editing) return
    keep(text === '' ? null : { id: draft?.id ?? newId(), text })
    options.typed(text)
  }
  const onKey = (event: KeyboardEvent) => {
    // While a word is being composed, Enter takes it; Safari says so by 229 alone.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape' && options.editing) {
      event.preventDefault()
      options.cancel()
    } else if (event.key === 'ArrowUp' && element.value === '' && !options.editing) {
      event.preventDefault()
      options.editLast()
    }
  }
  const hand = (event: Event, data: DataTransfer | null) => {
    const files = [...(data?.files ?? [])]
    if (files.length > 0 && options.files(files)) event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent) => hand(event, event.clipboardData)
  const onDrop = (event: DragEvent) => hand(event, event.dataTransfer)
  const onBlur = () => options.typed('')
  /** Another tab wrote, or sent it. */
  const onStorage = ({ key }: StorageEvent) => {
    if (!drafts || (key !== null && key !== drafts.key) || options.editing) return
    const next = drafts.read()
    if (isSame(next, draft) || element.value !== (draft?.text ?? '')) return
    draft = next
    show(next?.text ?? '')
  }

  const listening = new AbortController()
  const { signal } = listening
  element.rows = 1
  element.enterKeyHint = 'send'
  element.addEventListener('input', onInput, { signal })
  element.addEventListener('keydown', onKey, { signal })
  element.addEventListener('paste', onPaste, { signal })
  element.addEventListener('drop', onDrop, { signal })
  element.addEventListener('blur', onBlur, { signal })
  view?.addEventListener('storage', onStorage, { signal })
  given.hand({
    submit,
    putBack(text) {
      if (!isBlank(element.value)) return
      keep({ id: newId(), text })
      show(text)
    },
    focus: () => element.focus(),
  })
  // What was typed before the page had its scripts is a draft as all else.
  if (!isBlank(element.value)) draft = { id: newId(), text: element.value }
  open(given.drafts)
  tellFull()
  fit()
  return {
    update(next) {
      const { editing } = options
      options = next
      edit(editing, next.editing)
      open(next.drafts)
      keepUnsent()
    },
    destroy() {
      options.typed('')
      given.hand(null)
      listening.abort()
    },
  }
}
