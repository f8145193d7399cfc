// What a worker does, for whoever runs one in memory: a test. And what a page needs where code cannot be loaded later.

export { openInWorker } from './source/worker/open.ts'
export { serveScope, type WorkerScope } from './source/worker/scope.ts'
export type {
  CreateWorker,
  Locks,
  MessageEnd,
  SharedWorkerLike,
  WorkerLike,
} from './source/worker/worker-types.ts'
