import { dataOf } from '../error-data.ts'
import { ChannelKitError } from '../errors.ts'
import type { SourceHappening } from '../source/source.ts'
import type { Recorded } from './track.ts'

/** A happening of another time, as of `at`; the other times in it keep their distance. */
export function toldAt(told: SourceHappening, at: number): SourceHappening {
  if (told.type !== 'connection') return { ...told, at }
  const moved = (other: number | null | undefined) => (other == null ? other : other + at - told.at)
  return {
    ...told,
    at,
    retryAt: moved(told.retryAt),
    heardAt: moved(told.heardAt) ?? undefined,
  } as SourceHappening
}

/** Said at once, since it would be waited for in vain. */
export function unknown(channel: string, at: number): Recorded {
  const error = new ChannelKitError('subscription-refused', `Nobody was on ${channel} in the recording.`, {
    retryable: false,
    remedy: 'Record a kit that is on it.',
  })
  return { type: 'refused', at, channel, error: dataOf(error) }
}

/** Likewise for who wants to be signed in. */
export function nobody(at: number): Recorded {
  const error = new ChannelKitError('signin-failed', 'Nobody signed in in the recording.', {
    retryable: false,
    remedy: 'Record a kit that signs in.',
  })
  return { type: 'user', at, user: null, error: dataOf(error) }
}
