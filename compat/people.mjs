import { watchlist } from '../packages/core/dist/index.mjs'
import { signedIn } from './steps.mjs'
import { until } from './world.mjs'

/** @type {import('./steps.mjs').Case[]} */
export const people = [
  {
    name: 'sign-in, and events to a user',
    async run({ kit, sdk }) {
      const ann = kit('ann')
      const store = await signedIn(ann)
      /** @type {unknown[]} */
      const heard = []
      store.on('n', (/** @type {unknown} */ data) => heard.push(data))
      await sdk.sendToUser('ann', 'n', 1)
      await until(() => heard.length === 1, 'the event did not come')
    },
  },
  {
    name: 'whom a user watches is told (`useWatchlist`)',
    async run({ kit }) {
      const ann = kit('ann')
      const store = watchlist(ann)
      store.subscribe(() => {})
      await signedIn(ann)
      await signedIn(kit('bob'))
      await until(() => store.getSnapshot().has('bob'), 'it stays empty')
    },
  },
  {
    name: 'the server ends the connections of a user',
    async run({ kit, sdk }) {
      const ann = kit('ann')
      await signedIn(ann)
      const before = ann.socketId
      await sdk.terminateUserConnections('ann')
      await until(() => ann.socketId !== before, 'the connection stays')
    },
  },
]
