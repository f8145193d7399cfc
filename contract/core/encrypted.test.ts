import { type ChannelKitError, channel, feed } from '@channelkit/core'
import { authorizeChannel, sharedSecret } from '@channelkit/server/auth'
import { createTestKit } from '@channelkit/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const KEY = btoa('channelkit'.repeat(4).slice(0, 32))
const OTHER_KEY = btoa('somebody else'.repeat(4).slice(0, 32))
const app = { key: 'test-key', secret: 'test-secret', encryptionMasterKey: KEY }
const NAME = 'private-encrypted-orders'
const numRuns = Number(process.env.PROPERTY_RUNS ?? 50)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Answer = 'old' | 'new' | 'refused'

/** A kit whose auth endpoint gives the old key first, and then what it is told to. */
function rotated(...answers: Answer[]) {
  const errors: ChannelKitError[] = []
  let asked = 0
  const world = createTestKit({
    onError: (error) => errors.push(error),
    async authorize({ socketId, channel: name }) {
      const answer = answers[Math.min(asked++, answers.length - 1)]
      // A turn later, as every endpoint.
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (answer === 'refused') throw new Error('no')
      const key = answer === 'old' ? OTHER_KEY : KEY
      return authorizeChannel({ ...app, encryptionMasterKey: key }, { socketId, channel: name! })
    },
  })
  const orders = channel(world.kit, NAME)
  const got: unknown[] = []
  orders.on('placed', (data) => got.push(data))
  return { ...world, orders, got, errors, asked: () => asked }
}

describe('an encrypted channel', () => {
  it('reads every event that came in one turn after its key was changed, and asks for the key once', async () => {
    const { server, orders, got, asked } = rotated('old', 'new')
    await server.settled()
    for (const n of [1, 2, 3, 4]) server.emit(NAME, 'placed', n)
    await server.settled()
    expect(got).toEqual([1, 2, 3, 4])
    expect(asked()).toBe(2)
    expect(orders.getSnapshot()).toMatchObject({ status: 'live', error: null })
    server.destroy()
  })

  it('brings what is falsy as it is', async () => {
    const { server, got } = rotated('old', 'new')
    await server.settled()
    for (const data of [0, false, null, '', 1]) server.emit(NAME, 'placed', data)
    await server.settled()
    for (const data of [0, false, null, '', 1]) server.emit(NAME, 'placed', data)
    await server.settled()
    expect(got).toEqual([0, false, null, '', 1, 0, false, null, '', 1])
    server.destroy()
  })

  it('says nothing of a channel that was left before its key came', async () => {
    const { server, kit, errors } = rotated('old')
    await server.settled()
    const secret = channel(kit, 'private-encrypted-left')
    const leave = secret.on('placed', () => {})
    await server.settled()
    server.emit('private-encrypted-left', 'placed', 1)
    await vi.advanceTimersByTimeAsync(2)
    leave()
    await Promise.resolve()
    secret.on('other', () => {})
    await server.settled()
    expect(errors).toEqual([])
    expect(secret.getSnapshot()).toMatchObject({ status: 'live', error: null })
    server.destroy()
  })

  it('says once that an event can not be read, and stays live', async () => {
    const { server, kit, orders, got, errors } = rotated('old')
    await server.settled()
    for (const n of [1, 2, 3]) server.emit(NAME, 'placed', n)
    await server.settled()
    server.emit(NAME, 'placed', 4)
    await server.settled()
    expect(got).toEqual([])
    expect(orders.getSnapshot()).toMatchObject({ status: 'live', error: { code: 'decryption-failed' } })
    expect(errors.map(({ code }) => code)).toEqual(['decryption-failed'])
    expect(errors[0]!.message).toContain(NAME)
    expect(kit.connection.getSnapshot().error).toBeNull()
    server.destroy()
  })

  it('asks for no key again and again while none fits', async () => {
    const { server, asked, got } = rotated('old')
    await server.settled()
    for (let n = 1; n <= 100; n++) server.emit(NAME, 'placed', n)
    await server.settled()
    expect(got).toEqual([])
    expect(asked()).toBe(2)
    server.destroy()
  })

  it('says why when the key could not be fetched, and is right again with the next event that can be read', async () => {
    const { server, orders, got, errors } = rotated('old', 'refused', 'new')
    await server.settled()
    server.emit(NAME, 'placed', 1)
    await server.settled()
    expect(orders.getSnapshot()).toMatchObject({ status: 'live', error: { code: 'decryption-failed' } })
    expect(errors[0]).toMatchObject({ cause: { code: 'auth-denied' } })
    server.emit(NAME, 'placed', 2)
    await server.settled()
    expect(got).toEqual([2])
    expect(orders.getSnapshot()).toMatchObject({ status: 'live', error: null })
    server.destroy()
  })

  it.each([
    'plain',
    { n: 1 },
    null,
    { ciphertext: 'AAAA', nonce: 'AAAA' },
    { ciphertext: 1, nonce: {} },
    { ciphertext: '%', nonce: '%' },
  ])('says so of an event that was never locked: %j', async (data) => {
    const { server, orders, got, errors } = rotated('new')
    await server.settled()
    server.hub.app('test').publish(NAME, 'placed', JSON.stringify(data))
    await server.settled()
    expect(errors.map(({ code }) => code)).toEqual(['decryption-failed'])
    expect(orders.getSnapshot()).toMatchObject({ status: 'live' })
    server.emit(NAME, 'placed', 2)
    await server.settled()
    expect(got).toEqual([2])
    server.destroy()
  })

  it("says it of an instance of one's own as well", async () => {
    const { default: Pusher } = await import('pusher-js')
    const errors: ChannelKitError[] = []
    const inner = rotated('old')
    await inner.server.settled()
    // The instance of the other kit is as good as one of the app's.
    const pusher = (Pusher as unknown as { instances: unknown[] }).instances.at(-1)
    const { createChannelKit } = await import('@channelkit/core')
    const kit = createChannelKit({ pusher, onError: (error) => errors.push(error), grace: 0 })
    channel(kit, 'private-encrypted-b').on('placed', () => {})
    await inner.server.settled()
    inner.server.emit('private-encrypted-b', 'placed', 1)
    await inner.server.settled()
    expect(errors.map(({ code }) => code)).toEqual(['decryption-failed'])
    kit.destroy()
    inner.server.destroy()
  })

  it(
    'loses and doubles nothing, in order, whenever the key changes and the line breaks',
    async () => {
      const step = fc.constantFrom('emit', 'emit', 'rotate', 'cut', 'restore', 'wait', 'settle')
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
          vi.clearAllTimers()
          let key = KEY
          const errors: ChannelKitError[] = []
          const world = createTestKit({
            onError: (error) => errors.push(error),
            async authorize({ socketId, channel: name }) {
              await new Promise((resolve) => setTimeout(resolve, 5))
              return authorizeChannel({ ...app, encryptionMasterKey: key }, { socketId, channel: name! })
            },
          })
          const { kit, server, line } = world
          const got: number[] = []
          channel(kit, NAME).on('placed', (data) => got.push(data as number))
          const entries = feed(kit, NAME, 'placed', { limit: 100 })
          entries.subscribe(() => {})
          await server.settled()
          let sent = 0
          let steady = true
          const reached: number[] = []
          const { encrypt } = await import('../../packages/testing/src/encrypt.ts')
          for (const one of [...steps, 'restore', 'settle']) {
            if (one === 'emit') {
              const secret = sharedSecret({ ...app, encryptionMasterKey: key }, NAME)
              const live = channel(kit, NAME).getSnapshot().status === 'live'
              server.hub.app('test').publish(NAME, 'placed', encrypt(secret, JSON.stringify(++sent)))
              await vi.advanceTimersByTimeAsync(0)
              if (live && steady) reached.push(sent)
            } else if (one === 'rotate') key = key === KEY ? OTHER_KEY : KEY
            else if (one === 'cut' || one === 'restore') {
              line[one]()
              steady = false
            } else if (one === 'wait') await vi.advanceTimersByTimeAsync(3)
            else {
              await server.settled()
              steady = true
            }
          }
          expect(got).toEqual([...new Set(got)].sort((a, b) => a - b))
          // What came while it was live was read, or its loss was told.
          const lost = reached.filter((n) => !got.includes(n))
          expect(lost.length === 0 || errors.some(({ code }) => code === 'decryption-failed')).toBe(true)
          kit.flush()
          expect(entries.getSnapshot().map(({ data }) => data)).toEqual(got)
          server.destroy()
          await vi.advanceTimersByTimeAsync(60)
        }),
        { numRuns },
      )
    },
    10_000 + numRuns * 200,
  )
})
