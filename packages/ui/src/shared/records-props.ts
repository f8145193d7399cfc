import {
  argumentsOf,
  type ChannelKit,
  type Initial,
  type Off,
  type Records,
  type RecordsDefinition,
  type Rewind,
  type RowOf,
  records,
} from '@channelkit/core'
import { seeded } from './seeded.ts'
import { channelOf } from './view-state.ts'

/** The row of a payload that may be an array of them; any, while nothing is known of it. */
// biome-ignore lint/suspicious/noExplicitAny: what rows are is for the application to say
export type AnyRow<Payload> = unknown extends Payload ? any : RowOf<Payload>

/** What a component that shows records is told of them. */
export interface RecordsProps {
  channel?: string | Off
  disabled?: boolean
  event?: string | readonly string[]
  by?: string
  remove?: string | readonly string[]
  merge?: boolean
  version?: string
  records?: Pick<RecordsDefinition<never>, 'channel'>
  initial?: Initial<readonly never[]>
  rewind?: Rewind
  maxRate?: number
}

/** The channel that is really used. */
export const recordsChannel = ({
  channel,
  records: definition,
  disabled,
}: Pick<RecordsProps, 'channel' | 'records' | 'disabled'>) =>
  channelOf({ channel: channel ?? definition?.channel ?? null, disabled })

/** The rows that are shown, by id. */
export function recordsFor(kit: ChannelKit, props: RecordsProps): Records<unknown> {
  const { by = 'id', event = [], remove, merge, version } = props
  const inline = [event, { by, remove, merge, version }] as const
  const [name, events, options] = props.records
    ? argumentsOf(props.records, recordsChannel(props))
    : argumentsOf(recordsChannel(props), ...inline)
  const { initial, rewind, maxRate } = props
  const given = { ...(options as object), initial, rewind, ...(maxRate !== undefined && { maxRate }) }
  return seeded(records(kit, name, events, given as never) as Records<unknown>, props.initial)
}
