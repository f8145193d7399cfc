import type { ChannelKit } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { watch } from './watch.ts'

/** Where a story plays: a visitor's kit, on a server in memory, and time. */
export interface World {
  readonly kit: ChannelKit
  readonly server: TestServer
  /** Runs something again and again while the story stands, unless motion is off (in tests). */
  every(ms: number, run: (round: number) => void): void
  /** Shows or takes away devtools. */
  watch(on: boolean): void
  destroy(): void
}

/** What the toolbar says. */
export interface Weather {
  cut: boolean
  slow: boolean
  flood: boolean
  /** Whether devtools are open over it. */
  devtools: boolean
}

const SLOW = 800

/** @param moving whether `every` runs; a test wants the same picture each time */
export function createWorld({ moving }: { moving: boolean }): World {
  const server = createTestServer({ limits: { presenceMembers: 20_000 } })
  const { kit } = createTestKit({
    server,
    user: { id: 'you', info: { name: 'You Yourself' }, watchlist: ['bob', 'cy'] },
    grace: 100,
  })
  let unwatch = () => {}
  const timers = new Set<ReturnType<typeof setInterval>>()
  return {
    kit,
    server,
    every(ms, run) {
      let round = 0
      if (moving) timers.add(setInterval(() => run(round++), ms))
    },
    watch(on) {
      unwatch()
      unwatch = on ? watch(kit) : () => {}
    },
    destroy() {
      unwatch()
      for (const timer of timers) clearInterval(timer)
      server.destroy()
    },
  }
}

/** Applies what changed in the toolbar. */
export function changeWeather({ server, watch }: World, before: Weather, now: Weather): void {
  if (now.devtools !== before.devtools) watch(now.devtools)
  if (now.slow !== before.slow) server.delay(now.slow ? SLOW : 0)
  if (now.cut && !before.cut) server.cut()
  if (!now.cut && before.cut) server.restore()
}
