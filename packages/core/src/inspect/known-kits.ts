import type { ChannelKit } from '../kit.ts'
import { notedKits } from '../kits.ts'

/** The kits of this page that have not ended, the oldest first. A build for production knows none. */
export const knownKits = () => notedKits() as ChannelKit[]
