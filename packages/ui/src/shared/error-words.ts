import type { ChannelKitError, ErrorCode } from '@channelkit/core'

/** What a visitor is told of errors: what it means to them. Developers get message and remedy by `onError`. */
export interface ErrorLabels {
  /** They may not see this: `auth-denied`. */
  denied: string
  /** They have to sign in again: `terminated`. */
  signedOut: string
  /** The network or a server does not answer: it may do so later. */
  unreachable: string
  /** A part of the page did not arrive: `load-failed`. */
  notLoaded: string
  /** Something is wrong that only its developers can mend. */
  unavailable: string
  /** The application has ended it: `destroyed`. */
  ended: string
  /**
   * What is said in the end, to say something else for a code.
   *
   * @param text what would be said otherwise
   */
  error(text: string, error: ChannelKitError | null): string
}

export type ErrorKind = Exclude<keyof ErrorLabels, 'error'>

export const errorLabels: ErrorLabels = {
  denied: 'You don’t have access to this.',
  signedOut: 'You were signed out. Sign in again.',
  unreachable: 'The server can’t be reached at the moment.',
  notLoaded: 'A part of this page didn’t load. Check the network, or reload the page.',
  unavailable: 'This isn’t available at the moment.',
  ended: 'This has ended.',
  error: (text) => text,
}

/** What codes mean to a visitor; all others mean `unavailable`. */
const kinds: { readonly [Code in ErrorCode]?: ErrorKind } = {
  'auth-denied': 'denied',
  terminated: 'signedOut',
  destroyed: 'ended',
  'load-failed': 'notLoaded',
  'auth-unavailable': 'unreachable',
  'auth-timeout': 'unreachable',
  'connection-error': 'unreachable',
  'connection-unavailable': 'unreachable',
  'connection-closed': 'unreachable',
  'subscription-unanswered': 'unreachable',
  offline: 'unreachable',
}

/** An error in words for a visitor. */
export function errorText(error: ChannelKitError | null | undefined, labels: ErrorLabels): string {
  const kind = (error && kinds[error.code]) ?? 'unavailable'
  return labels.error(labels[kind], error ?? null)
}
