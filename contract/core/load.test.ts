import { ChannelKitError, channel } from '@channelkit/core'
import Pusher from 'pusher-js'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { startWorld } from './real-server.ts'

const world = await startWorld()
afterAll(() => world.end())

/** What Turbopack gives for `import('pusher-js')`: a namespace that is itself a function. */
const namespace = Object.assign(
  function (this: unknown, ...args: never[]) {
    return (Pusher as unknown as (...args: never[]) => unknown).apply(this, args)
  },
  { default: Pusher },
)

function follow(load: () => unknown) {
  const kit = world.kit('ann', { load })
  channel(kit, 'orders').subscribe(() => {})
  return kit.connection
}

describe('what load gives', () => {
  it.each([
    ['a namespace that can be called', namespace],
    ['a module with the class by name', { Pusher }],
    ['the class by name behind a default', { default: { Pusher } }],
    ['the class', Pusher],
  ])('connects: %s', async (_, loaded) => {
    const connection = follow(() => loaded)
    await vi.waitFor(() => expect(connection.getSnapshot().status).toBe('connected'))
  })

  it.each([
    [() => Promise.reject(new Error("Cannot find package 'pusher-js' imported from /app")), /Install/],
    [() => Promise.reject(new Error('Loading chunk 7 failed')), /reload/],
    [() => ({}), /Let `load` give/],
  ])('fails with what helps: %s', async (load, remedy) => {
    const connection = follow(load)
    await vi.waitFor(() => expect(connection.getSnapshot().status).toBe('failed'))
    const { error } = connection.getSnapshot()
    expect(error).toBeInstanceOf(ChannelKitError)
    expect(error).toMatchObject({ code: 'load-failed', remedy: expect.stringMatching(remedy) })
  })
})
