// For devtools: what kits there are, and who holds what of them. It may change in any release.

export type { ChannelEntry } from '../channel-observer.ts'
export { dataOf } from '../error-data.ts'
export { holding } from '../holding.ts'
export type { InUse } from '../in-use.ts'
export type { User } from '../lease.ts'
export { knownKits } from './known-kits.ts'
