import type { Connection, ConnectionSnapshot } from '@channelkit/core'
import { type Live } from './from-store.ts'
export type UseConnectionResult = Live<ConnectionSnapshot> &
  Pick<Connection, 'connect' | 'disconnect' | 'retry'>
/**
 * The state of the connection, and ways to open, close and retry it.
 *
 * @example
 * const connection = useConnection()
 * {connection.current.status}
 */
export declare function useConnection(): UseConnectionResult
