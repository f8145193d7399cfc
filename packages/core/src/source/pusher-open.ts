import type { AuthorizeFunction, AuthorizeOptions } from '../auth/auth-types.ts'
import { createAuthorizer } from '../auth/authorize.ts'
import type { Clock } from '../clock.ts'
import type { ChannelKitError } from '../errors.ts'
import type { Frames } from '../frames.ts'
import type { Life } from '../life.ts'
import { createPusherSource } from './pusher.ts'
import { ownSource } from './pusher-make.ts'
import { loadPusher } from './pusher-module.ts'
import type { PusherLike } from './pusher-types.ts'
import type { Source } from './source.ts'
import type { CreateWorker, OpenInWorker, WorkerKind } from './worker/worker-types.ts'

/** What `openSource` needs of a kit's options. */
export interface OpenOptions {
  clock: Clock
  frames: Frames
  key?: string
  pusher?: unknown
  pusherOptions: Record<string, unknown>
  authorize: AuthorizeOptions | AuthorizeFunction
  load: () => unknown
  worker?: WorkerKind
  createWorker?: CreateWorker
  openInWorker?: OpenInWorker
  life: Life
  report(error: ChannelKitError): void
}

/** Everything that a page needs only once it connects. It is loaded then, together with pusher-js. */
export async function openSource(options: OpenOptions): Promise<Source> {
  const { clock, frames, pusher, key, pusherOptions, worker, load } = options
  const given = options.authorize
  const authorize = typeof given === 'function' ? given : createAuthorizer(given, clock)
  if (pusher) return createPusherSource({ clock, frames, authorize, pusher: pusher as PusherLike })
  if (worker) {
    const openInWorker = options.openInWorker ?? (await import('./worker/open.ts')).openInWorker
    const source = await openInWorker({ ...options, key: key!, authorize, identity: given, kind: worker })
    if (source) return source
  }
  return ownSource(await loadPusher(load), { clock, frames, key: key!, pusherOptions, authorize })
}
