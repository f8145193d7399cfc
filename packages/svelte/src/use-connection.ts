import type { Connection, ConnectionSnapshot } from '@channelkit/core'
import { extend, fromStore, type Live } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export type UseConnectionResult = Live<ConnectionSnapshot> &
  Pick<Connection, 'connect' | 'disconnect' | 'retry'>

/**
 * The state of the connection, and ways to open, close and retry it.
 *
 * @example
 * const connection = useConnection()
 * {connection.current.status}
 */
export function useConnection(): UseConnectionResult {
  const { connection } = useChannelKit()
  const { connect, disconnect, retry } = connection
  return extend(
    fromStore(() => connection),
    { connect, disconnect, retry },
  )
}
