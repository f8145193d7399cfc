import type { Connection, ConnectionSnapshot } from '@channelkit/core'
import { useMemo } from 'react'
import { useChannelKit } from './context.ts'
import { useStore } from './use-store.ts'

export type UseConnectionResult = ConnectionSnapshot & Pick<Connection, 'connect' | 'disconnect' | 'retry'>

/**
 * The state of the connection, and ways to open, close and retry it.
 *
 * @example
 * const { status, socketId, retry } = useConnection()
 */
export function useConnection(): UseConnectionResult {
  const { connection } = useChannelKit()
  const state = useStore(connection)
  return useMemo(() => {
    const { connect, disconnect, retry } = connection
    return { ...state, connect, disconnect, retry }
  }, [state, connection])
}
