import type { Scene } from '../mount.ts'

export const scene: Scene = (server) => {
  const guest = server.presence('presence-room').join({ id: 'ann', info: { name: 'Ann Lee' } })
  const timer = setInterval(() => void guest.trigger('client-typing', { typing: true }), 6_000)
  return () => clearInterval(timer)
}
