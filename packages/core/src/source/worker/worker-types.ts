import type { ChannelKitError } from '../../errors.ts'
import type { Life } from '../../life.ts'
import type { OwnSourceOptions } from '../pusher-make.ts'
import type { Source } from '../source.ts'

/** `true`: a worker of this page alone. `'shared'`: one for all tabs that want the same, with one connection. */
export type WorkerKind = boolean | 'shared'

/** What of a worker, or of the port of a shared one, is used. */
export interface MessageEnd {
  onmessage?: ((event: never) => unknown) | null
  /** @param give what goes with it, and is gone here */
  postMessage(message: unknown, give: ArrayBuffer[]): void
  close?(): void
}

/** The Web Locks that are used. */
export interface Locks {
  request(name: string, run: () => Promise<void>): Promise<unknown>
}

/** A dedicated worker. */
export interface WorkerLike extends MessageEnd {
  onerror?: ((event: never) => unknown) | null
  terminate(): void
}

/** A worker of all tabs. */
export interface SharedWorkerLike {
  readonly port: MessageEnd
  onerror?: ((event: never) => unknown) | null
}

/**
 * Makes the worker: for bundlers that do not find it by themselves, or for a file that the application serves.
 *
 * @param shared a worker of all tabs is wanted
 */
export type CreateWorker = (shared: boolean) => WorkerLike | SharedWorkerLike

export interface OpenInWorkerOptions extends OwnSourceOptions {
  /** What decides, beside `pusherOptions`, with whom a connection is shared. */
  identity: unknown
  kind: WorkerKind
  createWorker?: CreateWorker
  life: Life
  report(error: ChannelKitError): void
}

/** Null where no worker can be used. */
export type OpenInWorker = (options: OpenInWorkerOptions) => Promise<Source | null>
