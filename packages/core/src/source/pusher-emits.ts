import type { PusherEmitter } from './pusher-types.ts'
import { standBefore } from './stand-before.ts'

/**
 * Hears what an emitter of pusher-js says, though the application unbinds whatever it likes: handlers that are bound go with
 * `unbind_all()`, `unbind(event)` and `unbind_global()`, and one that throws keeps those after it from hearing anything.
 *
 * @param when `after` where pusher-js itself has to hear it first
 * @returns the way to stop
 */
export function watchEmits(
  emitter: PusherEmitter,
  hear: (event: string, data: never, meta?: { user_id?: string }) => void,
  when: 'before' | 'after' = 'before',
): () => void {
  let stopped = false
  const leave = standBefore(emitter, 'emit', (emit) => (event, data, meta) => {
    if (when === 'before' && !stopped) hear(event, data as never, meta)
    try {
      return emit.call(emitter, event, data, meta)
    } finally {
      if (when === 'after' && !stopped) hear(event, data as never, meta)
    }
  })
  return () => {
    stopped = true
    leave()
  }
}
