import { type StreamSnapshot, stream } from '@channelkit/core'
import { publishStream } from '@channelkit/publish'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { shows, startWorld } from './real-server.ts'

let world: Awaited<ReturnType<typeof startWorld>>
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.end())

const follow = async (channel: string, id: string, user: string) => {
  const store = stream(world.kit(user), channel, 'piece', { id })
  store.subscribe(() => {})
  await shows(store.details, ({ status }) => status === 'live')
  return store
}

it('is shown as it was published: over the library, a real server and the real client', async () => {
  const answer = await follow('private-chat-1', 'a', 'ann')
  const text = 'Wörter, 漢字 and 😀 — '.repeat(2000)
  const report = await publishStream(world.sdk, 'private-chat-1', 'a', text.split(/(?<= )/))
  await shows(answer, ({ state }) => state === 'done')
  expect([answer.getSnapshot().text === text, report.state, report.events > 5]).toEqual([true, 'done', true])
})

it('is seen by who comes in the middle, on a cache channel, and told as stopped', async () => {
  const channel = 'private-cache-chat-2'
  const controller = new AbortController()
  let go = () => {}
  const middle = new Promise<void>((resolve) => {
    go = resolve
  })
  async function* words() {
    yield 'The beginning'
    await middle
    yield ', and the rest'
    await new Promise(() => {})
  }
  const published = publishStream(world.sdk, channel, 'b', words(), { signal: controller.signal })
  const late = await follow(channel, 'b', 'bob')
  await shows(late, ({ text }: StreamSnapshot) => text === 'The beginning')
  go()
  await shows(late, ({ text }: StreamSnapshot) => text === 'The beginning, and the rest')
  controller.abort()
  expect((await published).state).toBe('failed')
  await shows(late, ({ state }) => state === 'failed')
  expect(late.getSnapshot().error?.message).toContain('stopped')
})
