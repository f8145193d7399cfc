import { channel, feed } from '../packages/core/dist/index.mjs'
import { equal, heardOn, live } from './steps.mjs'
import { until } from './world.mjs'

/** @type {import('./steps.mjs').Case[]} */
export const outside = [
  {
    name: 'HTTP where WebSockets are blocked',
    async run({ kit, sdk }) {
      const ann = kit('ann', { enabledTransports: ['xhr_polling', 'xhr_streaming'] })
      const heard = heardOn(ann, 'a', 'n')
      await live(ann, 'a')
      await sdk.trigger('a', 'n', 1)
      await until(() => heard.length === 1, 'nothing came')
    },
  },
  {
    name: 'a key that does not exist is told, and not tried again',
    async run({ kit }) {
      const ann = kit('ann', { key: 'no-such-key' })
      channel(ann, 'a').subscribe(() => {})
      await until(() => ann.connection.getSnapshot().error, 'nothing is said')
      equal(ann.connection.getSnapshot().error?.code, 'connection-refused')
    },
  },
  {
    name: 'the HTTP API: channels, one channel, users of a presence channel',
    async run({ kit, sdk }) {
      await live(kit(), 'presence-a')
      /** @param {string} path @param {Record<string, string>} [params] */
      const ask = async (path, params) => (await sdk.get({ path, ...(params && { params }) })).json()
      const users = await ask('/channels/presence-a/users')
      equal(users, { users: [{ id: 'ann' }] })
      const one = await ask('/channels/presence-a', { info: 'user_count,subscription_count' })
      equal([one.occupied, one.user_count], [true, 1])
      const all = await ask('/channels', { filter_by_prefix: 'presence-', info: 'user_count' })
      equal(all.channels['presence-a'], { user_count: 1 })
    },
  },
  {
    name: 'a publish that is too large is refused',
    async run({ sdk }) {
      const status = await sdk.trigger('a', 'n', 'x'.repeat(20_000)).then(
        () => 200,
        (/** @type {any} */ error) => error.status,
      )
      equal(status, 413)
    },
  },
  {
    name: 'what was sent before one came (history, rewind)',
    async run({ kit, sdk }) {
      for (const n of [1, 2, 3]) await sdk.trigger('kept-a', 'n', n)
      const store = feed(kit(), 'kept-a', 'n', { rewind: 10 })
      store.subscribe(() => {})
      await until(() => store.getSnapshot().length === 3, 'it begins empty')
    },
  },
]
