import type { ChannelKit } from '@channelkit/core'
import { afterEach, beforeEach } from 'vitest'
import type { Driver, HookName, Mounted, MountOptions } from '../driver.ts'
import type { Server, World, WorldKind } from '../worlds/world.ts'

/** What each test of a binding has: a server and a kit of its own, and a way to mount a hook. */
export interface Setup {
  readonly driver: Driver
  readonly world: World
  readonly server: Server
  readonly kit: ChannelKit
  use(hook: HookName, args: unknown[], options?: Partial<MountOptions>): Promise<Mounted>
  emit(channel: string, event: string, ...payloads: unknown[]): Promise<void>
}

/** Makes it anew for each test of the group that this is called in. */
export function useSetup(driver: Driver, kind: WorldKind): Setup {
  let world: World
  let kit: ChannelKit
  beforeEach(() => {
    world = kind.create(driver.act)
    kit = world.visit({ id: 'ann', info: { name: 'Ann' }, watchlist: ['bob'] })
  })
  afterEach(() => {
    driver.cleanup()
    world.server.destroy()
  })
  return {
    driver,
    get world() {
      return world
    },
    get server() {
      return world.server
    },
    get kit() {
      return kit
    },
    async use(hook, args, options = {}) {
      const mounted = await driver.mount({ kit, hook, args, ...options })
      await world.server.settled()
      return mounted
    },
    async emit(channel, event, ...payloads) {
      for (const data of payloads) world.server.emit(channel, event, data)
      await world.server.settled()
    },
  }
}
