import { ChannelKitError, channel, latest, listen, user } from '@channelkit/core'
import { createTestKit, createTestServer } from '@channelkit/testing'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'

/** A worker that does what it is told to. */
const fake = (answer: (tell: (message: unknown) => void) => void) => {
  const worker = {
    onmessage: null as ((event: never) => unknown) | null,
    onerror: null as ((event: never) => unknown) | null,
    terminate: vi.fn(),
    postMessage: () =>
      queueMicrotask(() => answer((message) => worker.onmessage?.({ data: message } as never))),
  }
  return worker
}

it('tells each event once and in order, however many come in a frame', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }), async (bursts) => {
      const { kit, server } = createTestKit({ worker: true })
      const heard: unknown[] = []
      listen(kit, 'a', 'n', (n) => heard.push(n))
      listen(kit, 'b', 'n', (n) => heard.push(n))
      await server.settled()
      let sent = 0
      for (const burst of bursts) {
        for (let n = 0; n < burst; n++) server.emit(n % 3 ? 'a' : 'b', 'n', sent++)
        await server.settled()
      }
      kit.destroy()
      expect(heard).toEqual(Array.from({ length: sent }, (_, n) => n))
    }),
    { numRuns: 12 },
  )
})

it('keeps what stands in an event, and who sent it', async () => {
  const server = createTestServer({ history: [{ channels: 'kept' }] })
  const { kit } = createTestKit({ server, worker: true })
  const heard: unknown[] = []
  for (const name of ['kept', 'presence-room'])
    listen(kit, name, name === 'kept' ? 'n' : 'client-n', (data, { userId, serial, event, channel }) =>
      heard.push([channel, event, data, userId, serial]),
    )
  await server.settled()
  server.emit('kept', 'n', 'text')
  server.emit('kept', 'n', null)
  server.emit('kept', 'n', { deep: [1, [2]] })
  server.presence('presence-room').join('bob').trigger('client-n', 7)
  await server.settled()
  expect(heard).toEqual([
    ['kept', 'n', 'text', undefined, 1],
    ['kept', 'n', null, undefined, 2],
    ['kept', 'n', { deep: [1, [2]] }, undefined, 3],
    ['presence-room', 'client-n', 7, 'bob', undefined],
  ])
  server.destroy()
})

it('asks the page who may subscribe; nothing of it goes to the worker, and a refusal keeps its cause', async () => {
  const posted: unknown[] = []
  const cause = new Error('no such orders')
  const authorize = vi.fn(async () => {
    throw new ChannelKitError('auth-denied', 'No.', { cause })
  })
  const post = vi.spyOn(globalThis, 'structuredClone').mockImplementation((message: unknown) => {
    posted.push(message)
    return JSON.parse(JSON.stringify(message))
  })
  const { kit, server } = createTestKit({ worker: true, authorize, onError() {} })
  const orders = channel(kit, 'private-orders')
  orders.subscribe(() => {})
  await server.settled()
  post.mockRestore()
  expect(orders.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'auth-denied', cause } })
  expect(authorize).toHaveBeenCalledOnce()
  expect(posted[0]).toMatchObject({ type: 'open', key: 'test-key' })
  expect(JSON.stringify(posted[0])).not.toMatch(/authorize|token/)
  server.destroy()
})

it('what was told before somebody else came is told to nobody', async () => {
  let who = 'ann'
  const server = createTestServer()
  const { kit } = createTestKit({ server, worker: true, user: () => ({ id: who }) })
  const heard: [who: string, data: unknown][] = []
  listen(kit, 'private-mail', 'n', (data) => heard.push([who, data]))
  const me = user(kit)
  me.subscribe(() => {})
  me.signIn()
  await server.settled()
  server.emit('private-mail', 'n', 'for ann')
  // On its way, or waiting for the next frame.
  for (let n = 0; n < 4; n++) await Promise.resolve()
  who = 'bob'
  kit.reauthorize()
  expect(me.getSnapshot().user).toBe(null)
  await server.settled()
  server.emit('private-mail', 'n', 'for bob')
  await server.settled()
  expect(heard.filter(([to, what]) => what !== `for ${to}`)).toEqual([])
  expect(heard).toContainEqual(['bob', 'for bob'])
  expect(me.getSnapshot().user).toMatchObject({ id: 'bob' })
  server.destroy()
})

it.each([
  [
    'that can not be made',
    () => {
      throw new TypeError('Worker is not defined')
    },
    /Worker is not defined/,
  ],
  [
    'whose file does not arrive',
    () => {
      const worker = fake(() => worker.onerror?.({} as never))
      return worker
    },
    /could not be loaded/,
  ],
  ['of another version', () => fake((tell) => tell({ type: 'strange', channelkit: 99 })), /another version/],
] as const)(
  'a worker %s is told of, and the page goes on by itself with all that was asked',
  async (_, createWorker, why) => {
    const onError = vi.fn()
    const { kit, server } = createTestKit({ worker: true, createWorker, onError })
    const price = latest(kit, 'ticker', 'price')
    price.subscribe(() => {})
    await server.settled()
    server.emit('ticker', 'price', 42)
    await server.settled()
    expect(price.getSnapshot()).toBe(42)
    expect(onError).toHaveBeenCalledOnce()
    expect(onError.mock.calls[0]![0]).toMatchObject({
      code: 'worker-unavailable',
      message: expect.stringMatching(why),
    })
    server.destroy()
  },
)

it('a worker that says nothing is not waited for without end', async () => {
  vi.useFakeTimers()
  try {
    const onError = vi.fn()
    const worker = fake(() => {})
    const { kit, server } = createTestKit({ worker: true, createWorker: () => worker, onError })
    const price = latest(kit, 'ticker', 'price')
    price.subscribe(() => {})
    await vi.advanceTimersByTimeAsync(10_000)
    await server.settled()
    expect([channel(kit, 'ticker').getSnapshot().status, worker.terminate.mock.calls.length]).toEqual([
      'live',
      1,
    ])
    expect(onError.mock.calls[0]![0].message).toMatch(/nothing for 10 s/)
    server.destroy()
  } finally {
    vi.useRealTimers()
  }
})

it.each([
  [{ userAuthentication: { transport: 'ajax', endpoint: '/auth' } }, /userAuthentication stays on the page/],
  [{ timelineTransport: (() => {}) as never }, /timelineTransport is a function/],
])('options that can not go to a worker are named: %o', async (more, why) => {
  const onError = vi.fn()
  const { kit, server } = createTestKit({ worker: true, authorize: undefined, onError, ...(more as object) })
  channel(kit, 'ticker').subscribe(() => {})
  await server.settled()
  expect(onError.mock.calls[0]?.[0].message).toMatch(why)
  server.destroy()
})

it('past events come from there', async () => {
  const server = createTestServer({ history: [{ channels: 'kept' }] })
  const first = createTestKit({ server, worker: true })
  latest(first.kit, 'kept', 'n').subscribe(() => {})
  await server.settled()
  server.emit('kept', 'n', 5)
  await server.settled()
  const { kit } = createTestKit({ server, worker: true })
  const late = latest(kit, 'kept', 'n', { rewind: 1 })
  late.subscribe(() => {})
  await server.settled()
  expect(late.getSnapshot()).toBe(5)
  server.destroy()
})

it('what ends before its worker is there asks nothing', async () => {
  const { kit, server } = createTestKit({ worker: true })
  channel(kit, 'ticker').subscribe(() => {})
  kit.destroy()
  await server.settled()
  expect(server.channels).toEqual([])
  server.destroy()
})
