import type { AuthorizeFunction, AuthorizeOptions } from '../auth/auth-types.ts'
import { createAuthorizer } from '../auth/authorize.ts'
import type { Clock } from '../clock.ts'
import type { Frames } from '../frames.ts'
import { createPusherSource } from './pusher.ts'
import { completeAddress } from './pusher-address.ts'
import { ownInstance } from './pusher-instance.ts'
import { loadPusher, makePusher } from './pusher-module.ts'
import type { PusherLike } from './pusher-types.ts'
import type { Source } from './source.ts'

/** What `openSource` needs of a kit's options. */
export interface OpenOptions {
  clock: Clock
  frames: Frames
  key?: string
  pusher?: unknown
  pusherOptions: Record<string, unknown>
  authorize: AuthorizeOptions | AuthorizeFunction
  load: () => unknown
}

/** Everything that a page needs only once it connects. It is loaded then, together with pusher-js. */
export async function openSource(options: OpenOptions): Promise<Source> {
  const { clock, frames, pusher, authorize, key, pusherOptions, load } = options
  const Pusher = pusher ? undefined : await loadPusher(load)
  const address = pusher ? undefined : completeAddress(pusherOptions)
  return createPusherSource({
    clock,
    frames,
    pusher: pusher as PusherLike | undefined,
    authorize: typeof authorize === 'function' ? authorize : createAuthorizer(authorize, clock),
    make: (own) => ownInstance(Pusher!, () => makePusher(Pusher!, key!, { ...own, ...address })),
  })
}
