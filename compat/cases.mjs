import { channel, feed, listen, presence, user, watchlist } from '../packages/core/dist/index.mjs'
import { quiet, until } from './world.mjs'

/** @typedef {{ name: string, run(world: import('./world.mjs').World): Promise<void> }} Case */

/** @param {any} store */
const why = (store) => store.getSnapshot().error?.code ?? store.getSnapshot().status

/**
 * Follows a channel until it is live.
 * @param {any} kit
 * @param {string} name
 */
async function live(kit, name) {
  const store = channel(kit, name)
  store.subscribe(() => {})
  await until(
    () => store.getSnapshot().status === 'live',
    () => `${name} is not live: ${why(store)}`,
  )
  return store
}

/** @param {any} kit */
async function signedIn(kit) {
  const store = user(kit)
  store.subscribe(() => {})
  store.signIn()
  await until(
    () => store.getSnapshot().status === 'signed-in',
    () => `nobody is signed in: ${why(store)}`,
  )
  return store
}

/**
 * What comes of one event.
 * @param {any} kit
 * @param {string} name
 * @param {string} event
 */
function heardOn(kit, name, event) {
  /** @type {any[]} */
  const heard = []
  listen(kit, name, event, (/** @type {unknown} */ data) => heard.push(data))
  return heard
}
/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
/** @param {unknown} got @param {unknown} wanted */
function equal(got, wanted) {
  if (!same(got, wanted)) throw new Error(`${JSON.stringify(got)} rather than ${JSON.stringify(wanted)}`)
}

/** @type {Case[]} */
export const cases = [
  {
    name: 'events arrive once and in order',
    async run({ kit, sdk }) {
      const ann = kit()
      const heard = heardOn(ann, 'news', 'n')
      await live(ann, 'news')
      for (let n = 0; n < 50; n++) await sdk.trigger('news', 'n', n)
      await until(() => heard.length >= 50, 'not all came')
      equal(heard, [...Array(50).keys()])
    },
  },
  {
    name: 'one publish to several channels, and batches',
    async run({ kit, sdk }) {
      const ann = kit()
      const [a, b] = [heardOn(ann, 'a', 'n'), heardOn(ann, 'b', 'n')]
      await live(ann, 'a')
      await live(ann, 'b')
      await sdk.trigger(['a', 'b'], 'n', 1)
      await sdk.triggerBatch([
        { channel: 'a', name: 'n', data: 2 },
        { channel: 'b', name: 'n', data: 3 },
      ])
      await until(() => a.length + b.length >= 4, 'not all came')
      equal(
        [a, b],
        [
          [1, 2],
          [1, 3],
        ],
      )
    },
  },
  {
    name: 'a publish leaves out who caused it (`socket_id`)',
    async run({ kit, sdk }) {
      const [ann, bob] = [kit('ann'), kit('bob')]
      const [own, others] = [heardOn(ann, 'a', 'n'), heardOn(bob, 'a', 'n')]
      await live(ann, 'a')
      await live(bob, 'a')
      await sdk.trigger('a', 'n', 1, { socket_id: ann.socketId ?? '' })
      await until(() => others.length === 1, 'nobody heard it')
      await quiet()
      equal(own, [])
    },
  },
  {
    name: 'private channels; a wrong signature is refused with a code',
    async run({ kit }) {
      await live(kit(), 'private-a')
      const eve = kit('eve', { authorize: async () => ({ auth: `app-key:${'0'.repeat(64)}` }) })
      const store = channel(eve, 'private-a')
      store.subscribe(() => {})
      await until(() => store.getSnapshot().status === 'failed', 'it is not refused')
      equal(store.getSnapshot().error?.code, 'auth-denied')
    },
  },
  {
    name: 'encrypted channels',
    async run({ kit, sdk }) {
      // In Node pusher-js can decrypt by itself.
      const ann = kit('ann')
      const heard = heardOn(ann, 'private-encrypted-a', 'n')
      await live(ann, 'private-encrypted-a')
      await sdk.trigger('private-encrypted-a', 'n', { n: 1 })
      await until(() => heard.length === 1, 'nothing came')
      equal(heard, [{ n: 1 }])
    },
  },
  {
    name: 'presence: who is there, joins and leaves, one person of two connections',
    async run({ kit }) {
      const room = presence(kit('ann'), 'presence-a')
      room.subscribe(() => {})
      await until(() => room.getSnapshot().count === 1, 'one is not there oneself')
      const [bob, again] = [kit('bob'), kit('bob')]
      await live(bob, 'presence-a')
      await live(again, 'presence-a')
      await until(() => room.getSnapshot().count === 2, 'bob did not come')
      await quiet()
      equal(room.getSnapshot().count, 2)
      bob.destroy()
      await quiet()
      equal(room.getSnapshot().count, 2)
      again.destroy()
      await until(() => room.getSnapshot().count === 1, 'bob did not leave')
    },
  },
  {
    name: 'client events reach the others, with who sent them',
    async run({ kit }) {
      const [ann, bob] = [kit('ann'), kit('bob')]
      /** @type {unknown[]} */
      const heard = []
      listen(bob, 'presence-a', 'client-hi', (/** @type {unknown} */ data, /** @type {any} */ meta) =>
        heard.push([data, meta.userId]),
      )
      const store = await live(ann, 'presence-a')
      await live(bob, 'presence-a')
      await store.trigger('client-hi', { n: 1 })
      await until(() => heard.length === 1, 'it did not come')
      equal(heard, [[{ n: 1 }, 'ann']])
    },
  },
  {
    name: 'a client event that is too large is answered with an error',
    async run({ kit }) {
      const store = await live(kit(), 'private-a')
      const { error } = await store.trigger('client-hi', 'x'.repeat(50_000))
      equal(error?.code, 'payload-too-large')
    },
  },
  {
    name: 'cache channels: who comes late gets the last event',
    async run({ kit, sdk }) {
      await sdk.trigger('cache-a', 'n', 7)
      const ann = kit()
      const heard = heardOn(ann, 'cache-a', 'n')
      await live(ann, 'cache-a')
      await until(() => heard.length === 1, 'nothing came')
      equal(heard, [7])
    },
  },
  {
    name: 'how many are on a channel (`subscriptionCount`)',
    async run({ kit }) {
      const store = await live(kit(), 'counted')
      await live(kit('bob'), 'counted')
      await until(() => store.getSnapshot().subscriptionCount === 2, 'the count stays empty')
    },
  },
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
