import type { Scene } from '../mount.ts'

/** Ann types for five seconds, thinks for four, and types on. */
export const scene: Scene = (server) => {
  const guest = server.presence('presence-room').join({ id: 'ann', info: { name: 'Ann Lee' } })
  let second = 0
  const timer = setInterval(() => {
    if (second++ % 9 < 5) guest.trigger('client-typing', { typing: true })
  }, 1_000)
  return () => clearInterval(timer)
}
