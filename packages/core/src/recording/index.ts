export { type Recorder, type RecordOptions, record } from './record.ts'
export { parseRecording, type Recording, stringifyRecording } from './recording.ts'
export { type Replay, type ReplayOptions, replay } from './replay.ts'
export type { Recorded } from './track.ts'
