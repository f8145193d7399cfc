import {
  type ChannelKit,
  type ChannelKitError,
  channel,
  createChannelKit,
  presence,
  user,
} from '@channelkit/core'
import { type AuthApp, authorizeUser } from '@channelkit/server/auth'
import type Pusher from 'pusher-js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startWorld } from './real-server.ts'

/** What is slow on a busy machine is not wrong. */
const eventually = (run: () => void) => vi.waitFor(run)

let world: Awaited<ReturnType<typeof startWorld>>
let pusher: Pusher
let errors: ChannelKitError[]
const kits: ChannelKit[] = []
const app: AuthApp = { key: 'app-key', secret: 'app-secret' }
beforeEach(async () => {
  world = await startWorld()
  errors = []
  pusher = world.pusher(
    { id: 'ann', name: 'Ann' },
    {
      userAuthentication: {
        endpoint: '',
        transport: 'ajax',
        customHandler: ({ socketId }, done) =>
          done(null, authorizeUser(app, { socketId, user: { id: 'ann' } }) as never),
      },
    },
  )
})
afterEach(async () => {
  for (const kit of kits.splice(0)) kit.destroy()
  pusher.disconnect()
  await world.end()
})

function newKit() {
  const kit = createChannelKit({ pusher, grace: 0, leaveAfter: 0, onError: (error) => errors.push(error) })
  kits.push(kit)
  return kit
}
/** A kit that hears `n` of a channel. */
function hear(name: string, kit = newKit()) {
  const got: unknown[] = []
  const room = channel(kit, name as never)
  const off = room.on('n' as never, (n: unknown) => void got.push(n))
  const live = () => eventually(() => expect(room.getSnapshot().status).toBe('live'))
  const stale = () => eventually(() => expect(room.getSnapshot().status).toBe('stale'))
  return { kit, got, off, live, stale, status: () => room.getSnapshot().status }
}
/** Old code that hears `n` of a channel. */
async function oldCode(name: string) {
  const got: unknown[] = []
  const succeeded: unknown[] = []
  const subscription = pusher.subscribe(name)
  subscription.bind('n', (n: unknown) => got.push(n))
  subscription.bind('pusher:subscription_succeeded', (data: unknown) => succeeded.push(data))
  await eventually(() => expect(succeeded).toHaveLength(1))
  return { got, subscription, succeeded }
}
let n = 0
async function emit(name: string) {
  await world.sdk.trigger(name, 'n', ++n)
  return n
}
const reconnect = async (...all: ReturnType<typeof hear>[]) => {
  pusher.disconnect()
  for (const { stale } of all) await stale()
  pusher.connect()
  for (const { live } of all) await live()
}

const NAMES = ['ticker', 'private-room', 'presence-room'] as const

describe.each(NAMES)(
  'beside old code on %s, a kit goes on hearing, also after a new connection, when old code calls',
  (name) => {
    it.each<[string, (subscription: ReturnType<Pusher['subscribe']>) => unknown]>([
      ['channel.unbind_all()', (one) => one.unbind_all()],
      ['channel.unbind()', (one) => one.unbind()],
      [
        'channel.unbind(event)',
        (one) => ['n', 'pusher:subscription_succeeded'].map((event) => one.unbind(event)),
      ],
      ['channel.unbind_global()', (one) => one.unbind_global()],
      ['pusher.unsubscribe(name)', () => pusher.unsubscribe(name)],
      ['pusher.unbind_all()', () => pusher.unbind_all()],
      ['pusher.unbind(event)', () => pusher.unbind('n')],
      ['pusher.unbind_global()', () => pusher.unbind_global()],
      ['channel.unbind() of all channels', () => pusher.allChannels().forEach((one) => void one.unbind())],
      ['connection.unbind(state_change)', () => pusher.connection.unbind('state_change')],
      [
        'bind_global with a handler that throws',
        (one) =>
          one.bind_global(() => {
            throw new Error('old')
          }),
      ],
    ])('%s', async (what, call) => {
      const throws = what.includes('throws')
      const quiet = throws ? vi.spyOn(console, 'error').mockImplementation(() => {}) : null
      const rejected = (error: Error) => error
      if (throws) process.on('uncaughtException', rejected)
      const kit = hear(name)
      await kit.live()
      const old = await oldCode(name)
      call(old.subscription)
      const first = await emit(name)
      await eventually(() => expect(kit.got).toEqual([first]))
      if (throws) old.subscription.unbind_all()
      await reconnect(kit)
      const second = await emit(name)
      await eventually(() => expect(kit.got).toEqual([first, second]))
      expect(errors).toEqual([])
      quiet?.mockRestore()
      process.off('uncaughtException', rejected)
    })
  },
)

describe.each(NAMES)('old code on %s goes on', (name) => {
  it('when the kit leaves, whoever came first', async () => {
    const early = await oldCode(name)
    const kit = hear(name)
    await kit.live()
    kit.off()
    const first = await emit(name)
    await eventually(() => expect(early.got).toEqual([first]))
    expect(kit.got).toEqual([])
    pusher.unsubscribe(name)
    expect(pusher.channel(name)).toBeUndefined()

    const other = hear(name)
    await other.live()
    const late = await oldCode(name)
    other.off()
    other.kit.destroy()
    const second = await emit(name)
    await eventually(() => expect(late.got).toEqual([second]))
  })

  it('being told that it subscribed, though the kit had it live already', async () => {
    const kit = hear(name)
    await kit.live()
    const { succeeded } = await oldCode(name)
    if (name.startsWith('presence-')) expect(succeeded).toMatchObject([{ count: 1, myID: 'ann' }])
    expect(kit.got).toEqual([])
  })

  it('in silence after unsubscribe, as if the kit were not there, and is heard again when it comes back', async () => {
    const kit = hear(name)
    const old = await oldCode(name)
    await kit.live()
    pusher.unsubscribe(name)
    const first = await emit(name)
    await eventually(() => expect(kit.got).toEqual([first]))
    expect(old.got).toEqual([])
    const again = await oldCode(name)
    const second = await emit(name)
    await eventually(() => expect([kit.got, again.got]).toEqual([[first, second], [second]]))
  })

  it('and the server is left by whoever is last', async () => {
    const kit = hear(name)
    await kit.live()
    await oldCode(name)
    kit.off()
    pusher.unsubscribe(name)
    await eventually(() => expect(world.happenings.at(-1)).toBe(`unsubscribed ${name}`))
    const other = hear(name)
    await other.live()
    await oldCode(name)
    pusher.unsubscribe(name)
    other.off()
    await eventually(() => expect(world.happenings.at(-1)).toBe(`unsubscribed ${name}`))
    expect(world.happenings.filter((what) => what.startsWith('unsubscribed'))).toHaveLength(2)
  })
})

it('two kits on one instance: one that leaves takes nothing from the other', async () => {
  const [one, two] = [hear('ticker'), hear('ticker')]
  await one.live()
  await two.live()
  one.off()
  one.kit.destroy()
  const first = await emit('ticker')
  await eventually(() => expect(two.got).toEqual([first]))
  await reconnect(two)
  const second = await emit('ticker')
  await eventually(() => expect(two.got).toEqual([first, second]))
})

it('members, user events and the watchlist go on whatever old code unbinds', async () => {
  const kit = newKit()
  const room = presence<never, unknown>(kit, 'presence-room' as never)
  const heard: unknown[] = []
  room.subscribe(() => {})
  const me = user(kit)
  me.subscribe(() => {})
  me.on('notice', (data) => heard.push(data))
  me.signIn()
  await eventually(() =>
    expect([me.getSnapshot().status, room.getSnapshot().count]).toEqual(['signed-in', 1]),
  )
  for (const one of pusher.allChannels()) one.unbind()
  pusher.user.unbind('notice')
  pusher.user.unbind_global()
  presence<never, unknown>(world.kit('bob'), 'presence-room' as never).subscribe(() => {})
  await world.sdk.sendToUser('ann', 'notice', { n: 1 })
  await eventually(() => expect([room.getSnapshot().count, heard]).toEqual([2, [{ n: 1 }]]))
})

it('what can’t be shared is said: without its own handlers no instance works', async () => {
  const kit = hear('ticker')
  await kit.live()
  pusher.connection.unbind('state_change')
  pusher.connection.unbind('connected', () => {})
  expect(errors).toEqual([])
  pusher.connection.unbind('message')
  pusher.connection.unbind_all()
  await eventually(() => expect(errors.map(({ code }) => code)).toEqual(['pusher-unbound', 'pusher-unbound']))
  expect(errors[0]!.message).toContain("unbind('message')")
})

it('leaves the instance as it was, once the last kit has ended', async () => {
  const { subscribe, unsubscribe } = pusher
  const kit = hear('ticker')
  await kit.live()
  expect(pusher.subscribe).not.toBe(subscribe)
  kit.kit.destroy()
  expect([pusher.subscribe, pusher.unsubscribe]).toEqual([subscribe, unsubscribe])
  expect(pusher.channel('ticker')).toBeUndefined()
})
