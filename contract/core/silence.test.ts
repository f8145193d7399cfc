import {
  type ChannelKitError,
  type ChannelKitOptions,
  channel,
  latest,
  user,
  withState,
} from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { all, waiting } from './waiting-stores.ts'

let server: TestServer
let errors: ChannelKitError[]
beforeEach(() => {
  vi.useFakeTimers()
  server = createTestServer()
  errors = []
})
afterEach(() => {
  server.destroy()
  vi.useRealTimers()
})

const visit = (options: Partial<ChannelKitOptions> = {}) =>
  createTestKit({ server, onError: (error) => errors.push(error), ...(options as object) })

const codes = () => errors.map(({ code }) => code)

describe('what waits for a connection says why it is not there', () => {
  it('when the server refuses the key, once for all, and tries again only on request', async () => {
    const { kit } = visit({ key: 'wrong' })
    const { shown } = waiting(kit)
    await server.settled()
    expect(kit.connection.getSnapshot()).toMatchObject({
      status: 'disconnected',
      error: { code: 'connection-refused' },
    })
    expect(shown()).toEqual(all('failed connection-refused'))
    expect(codes()).toEqual(['connection-refused'])
    expect(errors[0]!.message).toMatch(/4001.*Check key, host, port/)
    // Whoever comes later is told at once, and asks nobody.
    const attempts = vi.fn()
    kit.connection.subscribe(attempts)
    const late = channel(kit, 'late')
    late.subscribe(() => {})
    expect(late.getSnapshot()).toMatchObject({ status: 'idle' })
    kit.flush()
    expect(late.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'connection-refused' } })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(attempts).not.toHaveBeenCalled()
    late.retry()
    await server.settled()
    expect(attempts).toHaveBeenCalled()
    expect(shown()).toEqual(all('failed connection-refused'))
    expect(codes()).toEqual(['connection-refused'])
  })

  it('when pusher-js can’t be loaded, and goes on when it can', async () => {
    const { default: Pusher } = await import('pusher-js')
    let broken = true
    const { kit } = visit({
      load: () => (broken ? Promise.reject(new Error('offline')) : Pusher),
    })
    const { shown } = waiting(kit)
    await server.settled()
    expect(shown()).toEqual(all('failed load-failed'))
    expect(codes()).toEqual(['load-failed'])
    broken = false
    kit.connection.setOnline(false)
    kit.connection.setOnline(true)
    await server.settled()
    expect(shown()).toEqual(all('live undefined'))
  })

  it('when pusher-js never arrives', async () => {
    const { kit } = visit({ load: () => new Promise(() => {}) })
    const { shown } = waiting(kit)
    await vi.advanceTimersByTimeAsync(20_000)
    kit.flush()
    expect(shown()).toEqual(all('subscribing connection-unavailable'))
    expect(codes()).toEqual(['connection-unavailable'])
  })

  it('when no transport works', async () => {
    const { kit } = visit({ enabledTransports: [] })
    const { shown } = waiting(kit)
    await server.settled()
    expect(shown()).toEqual(all('failed connection-unsupported'))
    expect(codes()).toEqual(['connection-unsupported'])
  })

  it('when the server is down: with where it was looked for, and until it is up', async () => {
    const { kit } = visit()
    server.cut()
    const { shown } = waiting(kit)
    await vi.advanceTimersByTimeAsync(12_000)
    kit.flush()
    expect(shown()).toEqual(all('subscribing connection-unavailable'))
    expect(errors[0]!.message).toMatch(/The server at ws:\/\/\S+:80 can't be reached/)
    expect(codes()).toEqual(['connection-unavailable'])
    server.restore()
    await server.settled()
    expect(shown()).toEqual(all('live undefined'))
    expect(kit.connection.getSnapshot().error).toBeNull()
    // The next time is news.
    server.cut()
    await vi.advanceTimersByTimeAsync(60_000)
    kit.flush()
    expect(shown()).toEqual({ ...all('stale connection-unavailable') })
    expect(codes()).toEqual(['connection-unavailable', 'connection-unavailable'])
  })

  it('when there is no network, of which nobody else is told', async () => {
    const { kit } = visit()
    server.cut()
    kit.connection.setOnline(false)
    const { shown } = waiting(kit)
    await server.settled()
    expect(shown()).toEqual(all('subscribing offline'))
    expect(errors).toEqual([])
    kit.connection.setOnline(true)
    server.restore()
    await server.settled()
    expect(shown()).toEqual(all('live undefined'))
  })

  it('when it was closed on request', async () => {
    const { kit } = visit()
    const { shown } = waiting(kit)
    await server.settled()
    kit.connection.disconnect()
    await server.settled()
    expect(shown()).toEqual(all('stale connection-closed'))
    expect(kit.connection.getSnapshot()).toMatchObject({ status: 'disconnected', error: null })
    expect(errors).toEqual([])
    channel(kit, 'ticker').retry()
    await server.settled()
    expect(shown()).toEqual(all('live undefined'))
  })

  it('when the kit was destroyed', async () => {
    const { kit } = visit()
    const { shown } = waiting(kit)
    await server.settled()
    kit.destroy()
    expect(shown()).toEqual(all('failed destroyed'))
  })
})

describe('what waits for an answer says so', () => {
  it('of whatever authorises a channel, and is content when it comes', async () => {
    let answer = (_: unknown) => {}
    const { kit } = visit({
      authorize: () =>
        new Promise((_, reject) => {
          answer = reject
        }),
    })
    const room = channel(kit, 'private-orders')
    room.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(20_000)
    kit.flush()
    expect(room.getSnapshot()).toMatchObject({
      status: 'subscribing',
      error: { code: 'subscription-unanswered', message: expect.stringMatching(/private-orders/) },
    })
    expect(codes()).toEqual(['subscription-unanswered'])
    answer(new Error('no'))
    await vi.advanceTimersByTimeAsync(100)
    expect(room.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'auth-denied' } })
  })

  it('of a connection underneath that never says a word', async () => {
    const { createChannelKit } = await import('@channelkit/core')
    const nothing = () => {}
    const source = Object.fromEntries(
      ['start', 'connect', 'disconnect', 'retry', 'check', 'subscribe', 'unsubscribe', 'bind', 'unbind']
        .concat('send', 'watch', 'signIn', 'destroy')
        .map((name) => [name, nothing]),
    )
    const kit = createChannelKit({ source: source as never, onError: (error) => errors.push(error) })
    const { shown } = waiting(kit)
    await vi.advanceTimersByTimeAsync(20_000)
    kit.flush()
    expect(shown()).toEqual(all('subscribing subscription-unanswered'))
    kit.destroy()
  })

  it('of the server to a sign-in', async () => {
    const { kit } = visit()
    const me = user(kit)
    me.subscribe(() => {})
    server.cut()
    me.signIn()
    await vi.advanceTimersByTimeAsync(12_000)
    expect(me.getSnapshot()).toMatchObject({
      status: 'signing-in',
      error: { code: 'connection-unavailable' },
    })
    server.restore()
    await server.settled()
    expect(me.getSnapshot()).toMatchObject({ status: 'signed-in', error: null })
    const elsewhere = createTestServer()
    const other = createTestKit({
      server: elsewhere,
      authorize: () => new Promise(() => {}),
      onError() {},
    }).kit
    const they = user(other)
    they.subscribe(() => {})
    they.signIn()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(they.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'signin-failed' } })
    elsewhere.destroy()
    const refused = visit({ key: 'wrong' }).kit
    const nobody = user(refused)
    nobody.signIn()
    await server.settled()
    expect(nobody.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'connection-refused' } })
  })

  it('to what is sent meanwhile', async () => {
    const { kit } = visit({ key: 'wrong' })
    const sent = channel(kit, 'private-orders').trigger('client-n', 1)
    await server.settled()
    await expect(sent).resolves.toMatchObject({ status: 'failed', error: { code: 'connection-refused' } })
  })
})

it('a selection tells of the state as well', async () => {
  const { kit } = visit({ key: 'wrong' })
  const store = latest(kit, 'ticker', 'n')
  store.subscribe(() => {})
  await server.settled()
  const details = store.details.getSnapshot()
  expect(withState(details.data, details)).toMatchObject({
    status: 'failed',
    error: { code: 'connection-refused' },
  })
})
