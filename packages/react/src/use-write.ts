import { type ChannelName, type Off, type WriteEvent, write } from '@channelkit/core'
import { useCallback } from 'react'
import { useChannelKit } from './context.ts'

/**
 * A stable function that shows an event at once and stores it on the server; `null` is off. All that is made of this event
 * on the page has it until the event itself comes, or `send` fails.
 *
 * @example
 * const write = useWrite('private-room-7')
 * write('message', { id: crypto.randomUUID(), text }, ({ socketId }) => api.post('/messages', { text }, { socketId }))
 */
export function useWrite<Name extends ChannelName>(channel: Name | Off): WriteEvent<Name> {
  const kit = useChannelKit()
  return useCallback<WriteEvent<Name>>(
    (event, data, send, options) => write(kit, channel, event, data, send, options),
    [kit, channel],
  )
}
