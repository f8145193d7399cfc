import { channel, latest, presence } from '@channelkit/core'
import Pusher from 'pusher-js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { stores, world } from './users-world.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('sends nothing to a socket that is closing, however the connection ends', async () => {
  const { Runtime } = Pusher as unknown as { Runtime: { createWebSocket(url: string): WebSocket } }
  const late: string[] = []
  const here = world()
  // The kit's own way to its server is put in with the first connect.
  channel(here.kit, 'first').subscribe(() => {})
  await here.server.settled()
  const patched = Runtime.createWebSocket
  Runtime.createWebSocket = (url) => {
    const socket = patched.call(Runtime, url)
    const { send, close } = socket
    let closing = false
    return Object.assign(socket, {
      send(text: string) {
        if (closing) late.push(text)
        else send.call(socket, text)
      },
      close() {
        closing = true
        close.call(socket)
      },
    })
  }
  const fresh = () => {
    const off = ['private-a', 'presence-a', 'ticker'].map((name) =>
      channel(here.kit, name).subscribe(() => {}),
    )
    return () => off.forEach((one) => void one())
  }
  here.kit.connection.disconnect()
  here.kit.connection.connect()
  const off = fresh()
  await here.server.settled()
  for (const end of [
    () => here.kit.reauthorize(),
    () => {
      off()
      here.kit.connection.disconnect()
    },
    () => {
      here.kit.connection.connect()
      fresh()
    },
    () => here.kit.destroy(),
  ]) {
    end()
    await here.server.settled()
    await vi.advanceTimersByTimeAsync(2000)
  }
  expect(late).toEqual([])
  Runtime.createWebSocket = patched
  here.server.destroy()
})

it('a destroyed kit says so to whoever comes later from the first look on, and to all who shared a channel', async () => {
  const here = world()
  presence(here.kit, 'presence-a').subscribe(() => {})
  channel(here.kit, 'presence-a').subscribe(() => {})
  const before = stores(here.kit)
  await here.server.settled()
  here.kit.destroy()
  expect(presence(here.kit, 'presence-a').getSnapshot()).toMatchObject({
    status: 'failed',
    members: [],
    me: null,
  })
  const destroyed = { status: 'failed', error: { code: 'destroyed' } }
  for (const all of [before, stores(here.kit)]) {
    expect(all.channel.getSnapshot()).toMatchObject(destroyed)
    expect(all.presence.getSnapshot()).toMatchObject(destroyed)
    expect(all.user.getSnapshot()).toMatchObject(destroyed)
    expect(all.query.getSnapshot()).toMatchObject({ live: 'failed', liveError: { code: 'destroyed' } })
  }
  const details = latest(here.kit, 'private-late', 'n').details
  expect(details.getSnapshot()).toMatchObject(destroyed)
  expect(details.getSnapshot()).toBe(details.getSnapshot())
  await vi.advanceTimersByTimeAsync(20)
  expect(vi.getTimerCount()).toBe(0)
  here.server.destroy()
})
