import type { Channel, ChannelKit, ChannelKitError } from '@channelkit/core'
import { type ElementNode, el, use } from '../view/index.ts'
import { type ErrorLabels, errorLabels, errorText } from './error-words.ts'
import { onlyRetry, retryAll } from './retry.ts'
import { agoIfLong } from './time.ts'
import type { ViewState } from './view-state.ts'

/** What every component says of its state. */
export interface StateLabels extends ErrorLabels {
  loading: string
  empty: string
  disabled: string
  /** @param ago how long ago, in words; null for a few seconds */
  stale(ago: string | null): string
  retry: string
}

export const stateLabels: StateLabels = {
  ...errorLabels,
  loading: 'Loading…',
  empty: 'Nothing yet.',
  disabled: 'Switched off.',
  stale: (ago) => (ago === null ? 'Connection lost.' : `Connection lost ${ago}.`),
  retry: 'Try again',
}

/** The parts of a note, which every component that shows one names among its own. */
export const noteParts = { note: 'p', retry: 'button' } as const

export interface StateNote {
  readonly state: ViewState
  readonly labels: StateLabels
  /** When the state began and what time it is, in epoch ms. */
  readonly since?: number
  readonly now?: number
  readonly locale?: string
  readonly error?: ChannelKitError | null
  /** Whose page it is: what fails for one reason has one "Try again" there. */
  readonly kit?: ChannelKit
  /** What "Try again" does; without it, and where it can't help, there is no such button. */
  retry?(): void
}

/** What a state says in words; null when all is well. */
export function stateText({ state, labels, since = 0, now = 0, locale, error }: StateNote): string | null {
  switch (state) {
    case 'live':
      return null
    case 'stale':
      return labels.stale(agoIfLong(now - since, locale))
    case 'error':
      return errorText(error, labels)
    default:
      return labels[state]
  }
}

/** What a button that tries again is and does; null where that can't help. */
export function retryProps({ state, error, kit, retry }: StateNote) {
  if (state !== 'error' || !retry || !error?.retryable) return null
  const about = kit && { kit, error, retry }
  return {
    type: 'button',
    onclick: about ? () => retryAll(about) : retry,
    // Until it is known to be the first.
    hidden: about !== undefined,
    use: about && use(onlyRetry, about),
  }
}

/** The line in which a component says that it waits, is empty, out of date, failed or off. */
export function stateNote(note: StateNote): ElementNode | null {
  const text = stateText(note)
  if (text === null) return null
  const again = retryProps(note)
  return el(
    'p',
    { class: 'ck-note', 'data-part': 'note' },
    text,
    again && ' ',
    again && el('button', { ...again, class: 'ck-button', 'data-part': 'retry' }, note.labels.retry),
  )
}

/** The note of what shows one channel: since when it is out of date, why it was refused, and "Try again". */
export const channelNote = (
  { retry }: Pick<Channel, 'retry'>,
  { since, error }: Pick<StateNote, 'since' | 'error'>,
  note: Omit<StateNote, 'since' | 'error' | 'retry'>,
): ElementNode | null => stateNote({ ...note, since, error, retry })
