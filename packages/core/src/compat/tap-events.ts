import type { ChannelKit } from '../kit.ts'

/** Calls back with every event of every channel, also with those that nobody listens to, until the returned function is called. */
export function tapEvents(
  kit: ChannelKit,
  run: (told: { readonly channel: string; readonly event: string; readonly data: unknown }) => void,
): () => void {
  const untap = kit.internals.bus.tap((happening) => {
    if (happening.type === 'event' || happening.type === 'unheard') run(happening)
  })
  // While the log is watched, the source tells of all that comes.
  const unwatch = kit.activity.subscribe(() => {})
  return () => {
    untap()
    unwatch()
  }
}
