import { channel, typing } from '@channelkit/core'
import Echo from 'laravel-echo'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startWorld } from './real-server.ts'

type Whisperer = {
  whisper(event: string, data: unknown): unknown
  listenForWhisper(event: string, run: unknown): unknown
}

/** What is slow on a busy machine is not wrong. */
const eventually = (run: () => void) => vi.waitFor(run, 10_000)

let world: Awaited<ReturnType<typeof startWorld>>
const ends: (() => void)[] = []
beforeEach(async () => {
  world = await startWorld()
})
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await world.end()
})

/** An old page: the real Echo over its own pusher-js. */
function oldPage(user: string) {
  const client = world.pusher({ id: user })
  ends.push(() => client.disconnect())
  return new Echo({
    broadcaster: 'pusher',
    client,
    key: 'app-key',
    cluster: 'own',
  } as never) as Echo<'pusher'>
}
const live = (pusher: { subscribed: boolean }) => eventually(() => expect(pusher.subscribed).toBe(true))

for (const [kind, join, name] of [
  ['a private channel', (echo: Echo<'pusher'>) => echo.private('chat.1'), 'private-chat.1'],
  ['a presence channel', (echo: Echo<'pusher'>) => echo.join('chat.1'), 'presence-chat.1'],
] as const)
  describe(`typing on ${kind}, old pages with Echo beside new ones`, () => {
    async function both() {
      const old = join(oldPage('Bob')) as unknown as Whisperer & { subscription: { subscribed: boolean } }
      const kit = world.kit('ann')
      const room = typing(kit, name as never, { me: { id: 'ann', name: 'Ann' } })
      room.subscribe(() => {})
      const channelOf = channel(kit, name as never)
      channelOf.subscribe(() => {})
      await live(old.subscription)
      await eventually(() => expect(channelOf.getSnapshot().status).toBe('live'))
      return { old, room }
    }

    for (const data of [{ name: 'Bob' }, { user: { id: 'Bob', name: 'Bob' } }, { user: 'Bob' }, 'Bob'])
      it(`hears a whisper of ${JSON.stringify(data)}`, async () => {
        const { old, room } = await both()
        old.whisper('typing', data)
        await eventually(() => expect(room.getSnapshot().typists).toMatchObject([{ id: 'Bob', name: 'Bob' }]))
      })

    it('is heard by an old page, as somebody who types, and not again when it ends', async () => {
      const { old, room } = await both()
      const heard: unknown[] = []
      const ended: unknown[] = []
      old.listenForWhisper('typing', (data: unknown) => heard.push(data))
      old.listenForWhisper('typing-end', (data: unknown) => ended.push(data))
      room.start()
      await eventually(() => expect(heard).toMatchObject([{ id: 'ann', name: 'Ann' }]))
      room.stop()
      await eventually(() => expect(ended).toMatchObject([{ id: 'ann', name: 'Ann' }]))
      expect(heard).toHaveLength(1)
    })
  })

it('who gives no name says that of their member info', async () => {
  const old = oldPage('Bob').join('chat.1') as unknown as Whisperer & {
    subscription: { subscribed: boolean }
  }
  const heard: unknown[] = []
  old.listenForWhisper('typing', (data: unknown) => heard.push(data))
  const kit = world.kit('ann')
  const room = typing(kit, 'presence-chat.1' as never)
  room.subscribe(() => {})
  await live(old.subscription)
  room.start()
  await eventually(() => expect(heard).toMatchObject([{ id: 'ann', name: 'ann', typing: true }]))
})
