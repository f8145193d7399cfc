import type { SharedWorkerLike, WorkerLike } from './worker-types.ts'

declare class URL {
  constructor(url: string, base: string)
}
declare const Worker: new (url: URL, options: object) => WorkerLike
declare const SharedWorker: new (url: URL, options: object) => SharedWorkerLike
declare global {
  interface ImportMeta {
    url: string
  }
}

/** Written as bundlers look for it: the whole expression, with nothing in it that is only known later. */
export function makeWorker(shared: boolean): WorkerLike | SharedWorkerLike {
  return shared
    ? new SharedWorker(new URL('../../worker.ts', import.meta.url), { type: 'module', name: 'channelkit' })
    : new Worker(new URL('../../worker.ts', import.meta.url), { type: 'module', name: 'channelkit' })
}
