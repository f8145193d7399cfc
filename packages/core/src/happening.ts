import type { ErrorData } from './error-data.ts'
import type { SourceHappening } from './source/source.ts'

/** One thing that happened, in the connection or in the kit. Everything passes the bus as one of these, in one order. */
export type Happening =
  | SourceHappening
  | ({ readonly at: number } & (
      | { readonly type: 'subscribe' | 'unsubscribe'; readonly channel: string }
      | {
          readonly type: 'sent' | 'dropped' | 'invalid'
          readonly channel: string
          readonly event: string
          readonly data: unknown
        }
      | { readonly type: 'error'; readonly error: ErrorData }
      /** What the host says of its network. */
      | { readonly type: 'network'; readonly online: boolean }
    ))
