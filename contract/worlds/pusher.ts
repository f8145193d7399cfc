import { createTestKit, createTestServer } from '@channelkit/testing'
import type { WorldKind } from './world.ts'

/** Kits on the real pusher-js, over sockets in memory, to the real hub. */
export const overPusher: WorldKind = {
  name: 'pusher-js',
  create(act) {
    const server = createTestServer({ act })
    let subscribed = 0
    server.hub.tap(({ type }) => type === 'subscribed' && subscribed++)
    return {
      server,
      subscribed: () => subscribed,
      visit: (user) => createTestKit({ server, user }).kit,
    }
  },
}
