import { createTestKit, createTestServer } from '@channelkit/testing'
import { createLocks } from '../core/fake-tabs.ts'
import type { WorldKind } from './world.ts'

/** As with pusher-js, which is in a worker here, of one tab or of all. */
const overWorkerOf = (name: string, worker: true | 'shared'): WorldKind => ({
  name,
  create(act) {
    // Locks of the browser's own are in another process: nobody could say when nothing is under way.
    const { locks } = navigator
    Object.defineProperty(navigator, 'locks', { value: createLocks(), configurable: true })
    const server = createTestServer({ act })
    const { destroy } = server
    server.destroy = () => {
      destroy()
      Object.defineProperty(navigator, 'locks', { value: locks, configurable: true })
    }
    let subscribed = 0
    server.hub.tap(({ type }) => type === 'subscribed' && subscribed++)
    return {
      server,
      subscribed: () => subscribed,
      visit: (user) => createTestKit({ server, user, worker }).kit,
    }
  },
})

export const overWorker = overWorkerOf('a worker', true)
export const overSharedWorker = overWorkerOf('a shared worker', 'shared')
