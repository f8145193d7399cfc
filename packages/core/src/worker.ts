// What runs in a worker: a file of its own that needs no other, so that every bundler, or a plain web server, can serve it.

import Pusher from 'pusher-js/worker/with-encryption/index.js'
import { systemClock } from './clock.ts'
import { teach } from './errors.ts'
import { findPusher } from './source/pusher-module.ts'
import { serveScope, type WorkerScope } from './source/worker/scope.ts'
import type { Locks, MessageEnd } from './source/worker/worker-types.ts'
import { words } from './words.ts'

interface Host extends WorkerScope {
  readonly navigator?: { readonly locks?: Locks }
  readonly BroadcastChannel?: new (name: string) => MessageEnd
}

// Where it is loaded by mistake, in a page or on a server, it does nothing.
if ('WorkerGlobalScope' in globalThis) {
  teach(words)
  const host = globalThis as unknown as Host
  const { BroadcastChannel, navigator } = host
  serveScope(host, {
    Pusher: findPusher(Pusher)!,
    clock: systemClock,
    locks: navigator?.locks,
    channel: BroadcastChannel && ((name) => new BroadcastChannel(name)),
  })
}
