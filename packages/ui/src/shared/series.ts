import {
  type Backfill,
  type ChannelKit,
  type FoldStore,
  type Initial,
  type Rewind,
  type SeriesSnapshot,
  series,
} from '@channelkit/core'
import { latestBackfill } from './latest-backfill.ts'
import { seeded } from './seeded.ts'
import { type ChannelProps, channelOf } from './view-state.ts'

/** Whether there is no point yet: all that markup shows of points, so that it is not made anew for each. */
export const isEmpty = ({ length }: SeriesSnapshot): boolean => length === 0

/** What of a component's props says which points it draws. */
interface PointsProps extends ChannelProps<string> {
  event: string
  backfill?: Backfill<readonly unknown[]>
  initial?: Initial<readonly unknown[]>
  rewind?: Rewind
}

/**
 * The store of the points; the same one for all components that ask for the same.
 *
 * @param options of the series, plain data
 */
export function pointsStore(kit: ChannelKit, props: PointsProps, options: object): FoldStore<SeriesSnapshot> {
  const { event, initial, rewind } = props
  const key = JSON.stringify([props.channel, event, options])
  const backfill = props.backfill && latestBackfill(kit, key, props.backfill)
  const given = { ...options, backfill, initial, rewind }
  return seeded(series(kit, channelOf(props), event as never, given as never), initial)
}
