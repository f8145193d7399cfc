import { expect, it, vi } from 'vitest'
import type { AuthorizeFunction } from '../../auth/auth-types.ts'
import { ChannelKitError } from '../../errors.ts'
import type { SourceHappening } from '../source.ts'
import { pack } from './pack.ts'
import { createRemoteSource } from './remote.ts'
import type { ToPage, ToWorker } from './wire.ts'

const turn = () => new Promise<void>((resolve) => setTimeout(resolve))

/** A page's end, with a worker's by hand. */
function setUp(authorize: AuthorizeFunction = async () => ({ auth: 'k:s' })) {
  const posts: ToWorker[] = []
  const told: SourceHappening[] = []
  const answered: boolean[] = []
  let say: (message: ToPage) => void = () => {}
  const source = createRemoteSource({
    port: {
      post: (message) => void posts.push(message),
      listen: (run) => {
        say = run
      },
    },
    frames: { quiet: true, next: (take) => void take(true) },
    authorize,
    answered: (known) => void answered.push(known),
  })
  source.start((one) => void told.push(one))
  const batch = (asked: number, ...told: SourceHappening[]) =>
    say({ type: 'batch', ...pack([{ asked, places: told.map((one) => ({ told: one })) }]) })
  return { source, posts, told, answered, batch, say: (message: ToPage) => say(message) }
}
const count = (channel: string) => ({ type: 'count', at: 1, channel, count: 1 }) as const

it('sends what is asked for in one turn together', async () => {
  const { source, posts } = setUp()
  source.connect()
  source.subscribe('a')
  source.bind('a', 'e')
  expect(posts).toEqual([])
  await turn()
  source.check()
  await turn()
  expect(posts).toEqual([
    {
      type: 'asks',
      asks: [
        ['connect', []],
        ['subscribe', ['a']],
        ['bind', ['a', 'e']],
      ],
    },
    { type: 'asks', asks: [['check', []]] },
  ])
})

it('says whether the worker is one that it can talk to', () => {
  const { say, answered } = setUp()
  say({ type: 'ready' })
  say({ type: 'strange', channelkit: 9 })
  say(undefined as never)
  expect(answered).toEqual([true, false])
})

it('knows whether the line is open, as far as a page can', () => {
  const { source, batch } = setUp()
  expect(source.send('a', 'client-e', 1)).toBe(false)
  batch(0, { type: 'connection', at: 1, state: 'connected' })
  expect(source.send('a', 'client-e', 1)).toBe(true)
  batch(0, { type: 'connection', at: 1, state: 'lost' })
  expect(source.send('a', 'client-e', 1)).toBe(false)
})

it('is told of a channel only what came since it is wanted', () => {
  const { source, batch, told } = setUp()
  source.connect()
  source.subscribe('a')
  batch(1, count('a'))
  expect(told).toEqual([])
  batch(2, count('a'), count('b'))
  expect(told).toEqual([count('a')])
  source.subscribe('a')
  batch(2, count('a'))
  expect(told).toHaveLength(2)
  source.unsubscribe('a')
  batch(4, count('a'))
  source.subscribe('a')
  batch(4, count('a'))
  expect(told).toHaveLength(2)
  batch(5, count('a'))
  expect(told).toHaveLength(3)
})

it('is told of a user only what came since somebody else may be one', () => {
  const { source, batch, told } = setUp()
  const user = { type: 'user', at: 1, user: { id: 'ann' }, error: null } as const
  const online = { type: 'watchlist', at: 1, online: true, ids: ['bob'] } as const
  const event = { type: 'user-event', at: 1, event: 'e', data: 1 } as const
  source.renew()
  const line = { type: 'connection', at: 1, state: 'connecting' } as const
  batch(0, user, online, event, line)
  expect(told).toEqual([line])
  batch(1, user, online, event)
  expect(told.slice(1)).toEqual([user, online, event])
})

it('asks for the next batch once it has taken one', () => {
  const { batch, posts } = setUp()
  batch(0)
  expect(posts).toEqual([{ type: 'taken' }])
})

it('answers who may, and keeps why not, with its cause', async () => {
  const cause = new Error('theirs')
  const own = new ChannelKitError('auth-denied', 'Not you.', { cause })
  const authorize = vi.fn<AuthorizeFunction>(async ({ channel }) => {
    if (channel === 'private-own') throw own
    if (channel === null) throw cause
    return { auth: 'k:s' }
  })
  const { source, say, posts, batch, told } = setUp(authorize)
  source.subscribe('private-own')
  await turn()
  posts.length = 0
  for (const [id, channel] of [
    [1, 'private-a'],
    [2, 'private-own'],
    [3, null],
  ] as const)
    say({ type: 'authorize', id, request: { socketId: '1.2', channel } })
  await turn()
  expect(posts).toMatchObject([
    { type: 'answer', id: 1, answer: { auth: 'k:s' } },
    { type: 'answer', id: 2, error: { code: 'auth-denied', message: own.message } },
    {
      type: 'answer',
      id: 3,
      error: { code: 'auth-denied', message: expect.stringContaining('Sign-in was not') },
    },
  ])
  const { error } = posts[1] as unknown as { error: never }
  const bare = { code: own.code, message: own.message, remedy: '', retryable: false } as never
  batch(1, { type: 'refused', at: 1, channel: 'private-own', error: bare })
  batch(1, {
    type: 'refused',
    at: 1,
    channel: 'private-own',
    error: { ...(bare as object), message: 'Other.' } as never,
  })
  const said = told.map((one) => ('error' in one ? one.error : null)) as { message: string }[]
  expect(said.map(({ message }) => message)).toEqual([own.message, 'Other.'])
  expect(said[0]).toEqual(error)
})

it('lets a question go that is not asked any more, and all of them at the end', async () => {
  const signals: AbortSignal[] = []
  const { source, say, posts } = setUp((_, signal) => {
    signals.push(signal)
    return new Promise(() => {})
  })
  for (const id of [1, 2]) say({ type: 'authorize', id, request: { socketId: '1.2', channel: 'a' } })
  say({ type: 'abandon', id: 1 })
  say({ type: 'abandon', id: 7 })
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
  source.disconnect()
  source.destroy()
  expect([signals[1]?.aborted, posts]).toEqual([
    true,
    [{ type: 'asks', asks: [['disconnect', []]] }, { type: 'destroy' }],
  ])
  await turn()
  expect(posts).toHaveLength(2)
})
