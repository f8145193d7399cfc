import { channel, listen, presence } from '../packages/core/dist/index.mjs'
import { equal, heardOn, live } from './steps.mjs'
import { quiet, until } from './world.mjs'

/** @type {import('./steps.mjs').Case[]} */
export const channels = [
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
]
