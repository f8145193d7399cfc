import type { ChannelKitError } from './errors.ts'

/** Why a client event was not sent though nothing failed. */
export type DropReason = 'merged' | 'queue-full' | 'reauthorized' | 'destroyed'

/** What became of a client event. `sent` means handed to the open line: the protocol has no receipt. */
export type TriggerResult =
  | { readonly status: 'sent' }
  | { readonly status: 'dropped'; readonly reason: DropReason }
  | { readonly status: 'failed'; readonly error: ChannelKitError }

export interface TriggerOptions {
  /** A later event of the same channel and key takes the place of this one while it waits: last wins. */
  merge?: string
}

/** Sends a client event; never rejects. */
export type Trigger = (
  channel: string,
  event: string,
  data: unknown,
  options?: TriggerOptions,
) => Promise<TriggerResult>
