import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** As a page has them before anything else has come. */
async function fresh() {
  vi.resetModules()
  const [errors, { wrongName }, { words }, core] = await Promise.all([
    import('./errors.ts'),
    import('./name-check.ts'),
    import('./words.ts'),
    import('./index.ts'),
  ])
  return { ...errors, wrongName, words, ...core }
}

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllEnvs())

it('an error that is made before the words are there gets them when they come', async () => {
  const { ChannelKitError, teach, teachFrom, whenSaid, words } = await fresh()
  let arrive = () => {}
  const load = vi.fn(
    () =>
      new Promise<typeof words>((resolve) => {
        arrive = () => resolve(words)
      }),
  )
  teachFrom(load)
  const error = new ChannelKitError('connection-unavailable', 'Nothing has connected for $& a while.')
  const second = new ChannelKitError('terminated', 'It ended.')
  expect(error).toMatchObject({
    code: 'connection-unavailable',
    message: 'Nothing has connected for $& a while.',
  })
  const told: string[] = []
  whenSaid(error, () => told.push(error.message))
  expect(told).toEqual([])
  arrive()
  await vi.waitFor(() => expect(told).toHaveLength(1))
  expect(load).toHaveBeenCalledOnce()
  expect(told[0]).toMatch(/^Nothing has connected for \$& a while\. Check that the server runs/)
  expect(error).toMatchObject({ message: told[0], retryable: true, remedy: expect.stringMatching(/^Check/) })
  expect(error.stack).toContain(told[0])
  expect(second.message).toBe('It ended. Sign in again.')
  // From now on all are whole at once.
  const third = new ChannelKitError('terminated', 'It ended.')
  whenSaid(third, () => told.push(third.message))
  expect(told[1]).toBe('It ended. Sign in again.')
  teach(words)
})

it('where words do not arrive, who waits for them is told without, and they are asked for again', async () => {
  const { ChannelKitError, teachFrom, whenSaid } = await fresh()
  const load = vi.fn(async () => Promise.reject(new Error('no network')))
  teachFrom(load)
  const tell = vi.fn()
  whenSaid(new ChannelKitError('terminated', 'It ended.'), tell)
  await vi.waitFor(() => expect(tell).toHaveBeenCalledOnce())
  whenSaid(new ChannelKitError('terminated', 'It ended.'), tell)
  await vi.waitFor(() => expect(tell).toHaveBeenCalledTimes(2))
  expect(load).toHaveBeenCalledTimes(2)
})

it('what can be met before anything is loaded needs no other words', async () => {
  const { ChannelKitError, teachFrom, whenSaid } = await fresh()
  const load = vi.fn()
  teachFrom(load)
  for (const code of [
    'invalid-options',
    'missing-provider',
    'load-failed',
    'offline',
    'destroyed',
  ] as const) {
    const error = new ChannelKitError(code, 'It is so.')
    expect(error.message).toBe(`It is so. ${error.remedy}`)
    expect(error.remedy).not.toBe('')
    const tell = vi.fn()
    whenSaid(error, tell)
    expect(tell).toHaveBeenCalledOnce()
  }
  expect(load).not.toHaveBeenCalled()
})

it.each(['', 'a b', 'x'.repeat(165), '#server-to-user-7'])(
  'a wrong name %j has the same code at once, and the same words soon',
  async (name) => {
    const { wrongName, teach, words, teachFrom } = await fresh()
    teachFrom(async () => words)
    const before = wrongName(name)!
    expect(before).toMatchObject({ code: 'invalid-channel', retryable: false })
    teach(words)
    const after = wrongName(name)!
    expect({ ...before, message: before.message }).toEqual({ ...after, message: after.message })
  },
)

it('onError hears of an error once it is whole, though nothing has connected', async () => {
  const { createChannelKit } = await fresh()
  const told: string[] = []
  const kit = createChannelKit({
    key: 'a',
    cluster: 'eu',
    onError: ({ message }) => told.push(message),
  })
  kit.guard(() => {
    throw new Error('mine')
  })
  expect(told).toEqual([])
  await vi.waitFor(() => expect(told).toHaveLength(1), 10_000)
  expect(told[0]).toBe('A handler threw: Error: mine. Fix the handler: the error it threw is the cause.')
  kit.destroy()
})

it.each([
  [{}, /./],
  [{ key: 'a' }, /give a cluster, or the wsHost/],
  [{ key: 'a', cluster: 'eu', wsHost: '' }, /give a cluster, or the wsHost/],
])('in production options that are wrong, as %j, are why nothing connects', async (options, why) => {
  vi.stubEnv('NODE_ENV', 'production')
  const { createChannelKit } = await fresh()
  const kit = createChannelKit({ ...options, onError() {} })
  const { connection } = kit
  connection.connect()
  await vi.waitFor(() => expect(connection.getSnapshot().status).toBe('failed'), 10_000)
  const { error } = connection.getSnapshot()
  expect(error).toMatchObject({ code: 'invalid-options', message: expect.stringMatching(why) })
  kit.destroy()
})
