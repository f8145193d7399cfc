import { type Channel, type ChannelName, type ChannelSnapshot, channel, type Off } from '@channelkit/core'
import { useMemo } from 'react'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

export type UseChannelResult<Name extends string> = ChannelSnapshot & Pick<Channel<Name>, 'trigger' | 'retry'>

/**
 * Subscribes to a channel for as long as the component is mounted; `null` is off.
 *
 * @returns its state, `trigger` to send client events and `retry` for after a failure
 *
 * @example
 * const { status, error, trigger, retry } = useChannel('private-orders-7')
 */
export function useChannel<Name extends ChannelName>(name: Name | Off): UseChannelResult<Name> {
  const handle = channel(useChannelKit(), name)
  const state = useStore(handle)
  return useMemo(() => ({ ...state, trigger: handle.trigger, retry: handle.retry }), [state, handle])
}
