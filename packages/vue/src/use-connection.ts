import type { Connection, ConnectionSnapshot } from '@channelkit/core'
import { fromStore, type Refs, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export type UseConnectionResult = Refs<ConnectionSnapshot> &
  Pick<Connection, 'connect' | 'disconnect' | 'retry'>

/**
 * The state of the connection as refs, and ways to open, close and retry it.
 *
 * @example
 * const { status, socketId, retry } = useConnection()
 */
export function useConnection(): UseConnectionResult {
  const { connection } = useChannelKit()
  const { connect, disconnect, retry } = connection
  return { ...toRefs(fromStore(() => connection)), connect, disconnect, retry }
}
