import {
  argumentsOf,
  type ChannelName,
  type ChannelNames,
  type EventOf,
  type OnlyUnregistered,
  type PayloadOf,
  type RecordsDefinition,
  type RecordsOptions,
  type RowOf,
  records,
} from '@channelkit/core'
import { useMemo } from 'react'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

/**
 * One row by id: the component renders again only when that row changes.
 *
 * @example
 * const quote = useRecord(quotes, 'ACME')
 * const quote = useRecord<Quote>('market', 'quote', { by: 'symbol' }, 'ACME')
 */
export function useRecord<Row>(
  definition: RecordsDefinition<Row>,
  id: string,
  channels?: ChannelNames<ChannelName>,
): Row | undefined
export function useRecord<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: ChannelNames<Name>,
  events: Event | readonly Event[],
  options: Omit<RecordsOptions<RowOf<PayloadOf<Name, Event>>, EventOf<Name>>, 'initial'>,
  id: string,
): RowOf<PayloadOf<Name, Event>> | undefined
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useRecord<Row = unknown>(
  channels: ChannelNames<string>,
  events: string | readonly string[],
  options: Omit<RecordsOptions<Row>, 'initial'>,
  id: string,
  ...unregistered: OnlyUnregistered
): Row | undefined
export function useRecord(target: unknown, second: unknown, third?: unknown, id?: string): unknown {
  const kit = useChannelKit()
  const store = useMemo(() => {
    const defined = id === undefined
    const all = defined ? argumentsOf(target, third) : argumentsOf(target, second, third)
    return records<never, never, unknown>(kit, ...all).record(defined ? String(second) : id)
  }, [kit, target, second, third, id])
  return useStore(store)
}
