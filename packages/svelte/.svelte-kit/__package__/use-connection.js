import { extend, fromStore } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * The state of the connection, and ways to open, close and retry it.
 *
 * @example
 * const connection = useConnection()
 * {connection.current.status}
 */
export function useConnection() {
  const { connection } = useChannelKit()
  const { connect, disconnect, retry } = connection
  return extend(
    fromStore(() => connection),
    { connect, disconnect, retry },
  )
}
