import type { Scene } from './story.ts'
import type { World } from './world.ts'

/** What a machine says of itself, the same each time. */
const sampleAt = (n: number, at: number) => ({
  at,
  cpu: 42 + 18 * Math.sin(n / 9) + 7 * Math.sin(n / 2.1) + 3 * Math.sin(n * 1.3),
  memory: 61 + 6 * Math.sin(n / 31),
  /** How many run now: it changes at once, and then stays for a while. */
  workers: 5 + Math.round(2.4 * Math.sin(n / 40) + 1.6 * Math.sin(n / 17)),
  disk: 20 + 14 * Math.max(0, Math.sin(n / 5)) ** 6,
})

/** The last minute at once, then ten samples a second. */
const history = ({ server }: World, seconds = 60) => {
  const now = Date.now()
  const count = seconds * 10
  const at = (n: number) => now - (count - n) * 100
  server.emit(
    'machine',
    'sample',
    Array.from({ length: count }, (_, n) => sampleAt(n, at(n))),
  )
}

/** Samples of a machine on `machine`: a minute of them, then ten a second. */
export const machine: Scene = {
  after(world) {
    history(world)
    world.every(100, (round) => world.server.emit('machine', 'sample', sampleAt(600 + round, Date.now())))
  },
  flood({ server }, round) {
    const now = Date.now()
    const rows = Array.from({ length: 60 }, (_, i) => sampleAt(round * 60 + i, now - 16 + i / 4))
    server.emit('machine', 'sample', rows)
  },
}
