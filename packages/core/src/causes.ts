import type { Bus } from './bus.ts'
import type { ChannelKitError } from './errors.ts'

/** Tells `onError` of what lasts: each cause once, until it is over. */
export interface Causes {
  /**
   * @param scope what is in trouble: the line, a channel, what authorises channels
   */
  tell(scope: string, error: ChannelKitError): void
  /** It is as it should be: the next time the same happens is news. */
  over(scope: string): void
}

/** In whose name a channel's trouble is told. */
export const scopeOf = (channel: string) => `channel ${channel}`

/** Names of channels can be made up without end. */
const MOST = 1000

export function createCauses({ report }: Pick<Bus, 'report'>): Causes {
  const told = new Map<string, Set<string>>()
  return {
    tell(scope, error) {
      if (told.size > MOST) told.clear()
      const mine = told.get(scope) ?? new Set()
      told.set(scope, mine)
      const cause = `${error.code} ${error.httpStatus ?? ''}`
      if (mine.has(cause)) return
      mine.add(cause)
      report(error)
    },
    over: (scope) => void told.delete(scope),
  }
}
