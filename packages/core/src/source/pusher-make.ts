import type { AuthorizeFunction } from '../auth/auth-types.ts'
import type { Clock } from '../clock.ts'
import type { Frames } from '../frames.ts'
import { createPusherSource } from './pusher.ts'
import { completeAddress } from './pusher-address.ts'
import { coalesced } from './pusher-coalesced.ts'
import { ownInstance } from './pusher-instance.ts'
import { makePusher } from './pusher-module.ts'
import type { PusherConstructor } from './pusher-types.ts'
import type { Source } from './source.ts'

export interface OwnSourceOptions {
  clock: Clock
  frames: Pick<Frames, 'quiet' | 'next'>
  key: string
  pusherOptions: Record<string, unknown>
  authorize: AuthorizeFunction
}

/** A source on an instance of our own. */
export function ownSource(Pusher: PusherConstructor, options: OwnSourceOptions): Source {
  const { clock, frames, key, pusherOptions, authorize } = options
  const { coalesce, ...given } = pusherOptions
  const plain = completeAddress(given)
  const address = coalesce ? coalesced(Pusher, plain) : plain
  return createPusherSource({
    clock,
    frames,
    authorize,
    make: (own) => ownInstance(Pusher, () => makePusher(Pusher, key, { ...own, ...address })),
  })
}
