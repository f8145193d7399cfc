import { createTestKit, createTestServer } from '@channelkit/testing'
import type { WorldKind } from './world.ts'

/** As with pusher-js, which is in a worker here. */
export const overWorker: WorldKind = {
  name: 'a worker',
  create(act) {
    const server = createTestServer({ act })
    let subscribed = 0
    server.hub.tap(({ type }) => type === 'subscribed' && subscribed++)
    return {
      server,
      subscribed: () => subscribed,
      visit: (user) => createTestKit({ server, user, worker: true }).kit,
    }
  },
}
