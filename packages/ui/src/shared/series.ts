import type { SeriesSnapshot } from '@channelkit/core'

/** Whether there is no point yet: all that markup shows of points, so that it is not made anew for each. */
export const isEmpty = ({ length }: SeriesSnapshot): boolean => length === 0
