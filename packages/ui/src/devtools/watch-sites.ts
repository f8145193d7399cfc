import { holding } from '@channelkit/core/inspect'

/** Where in the code hold was taken, and what a binding said of who did. */
export interface Site {
  readonly who: unknown
  readonly error: Error
}

/** How many calls a place is looked for in: components of frameworks lie deep. */
const DEPTH = 40

/** From now on each who takes hold of a channel or a store leaves where that was. The text of it is made when it is read. */
export function watchSites(): void {
  holding.site ??= (who): Site => {
    const host = Error as { stackTraceLimit?: number }
    const before = host.stackTraceLimit
    if (before !== undefined) host.stackTraceLimit = DEPTH
    const error = new Error('held here')
    if (before !== undefined) host.stackTraceLimit = before
    return { who, error }
  }
}
