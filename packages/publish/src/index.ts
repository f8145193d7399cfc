export type { StreamProgress } from './progress.ts'
export {
  type PublishStreamOptions,
  type PublishStreamReport,
  publishStream,
  type StreamSource,
} from './publish-stream.ts'
export type { Trigger } from './sender.ts'
