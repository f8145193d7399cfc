import { expect, it } from 'vitest'
import { createHandSource } from '../../../test/hand-source.ts'
import type { AuthorizeFunction } from '../../auth/auth-types.ts'
import { type ServeOptions, servePage } from './host.ts'
import { unpack } from './pack.ts'
import { type Ask, type Opening, type Port, type ToPage, type ToWorker, VERSION } from './wire.ts'

const opening: Opening = { type: 'open', channelkit: VERSION, key: 'k', pusherOptions: { wsHost: 'h' } }
const turn = () => new Promise<void>((resolve) => setTimeout(resolve))

/** A worker's end with a page's by hand. */
function setUp(options: Partial<ServeOptions> = {}) {
  const hand = createHandSource()
  const posts: ToPage[] = []
  let say: (message: ToWorker) => void = () => {}
  const opened: { opening: Opening; authorize: AuthorizeFunction }[] = []
  const port: Port<ToWorker, ToPage> = {
    post: (message) => void posts.push(message),
    listen: (run) => {
      say = run
    },
  }
  const served = servePage(port, {
    open: (opening, authorize) => {
      opened.push({ opening, authorize })
      return hand.source
    },
    ...options,
  })
  const batches = () => posts.flatMap((one) => (one.type === 'batch' ? [unpack(one)] : []))
  return { ...hand, posts, opened, served, batches, say: (message: ToWorker) => say(message) }
}
const count = (n: number) => ({ type: 'count', at: 1, channel: 'a', count: n }) as const

it('opens once what a page wants, and says that it did', () => {
  const { say, posts, opened } = setUp()
  say({ type: 'asks', asks: [['connect', []]] })
  say(opening)
  say(opening)
  expect([posts, opened.map(({ opening }) => opening)]).toEqual([[{ type: 'ready' }], [opening]])
})

it('serves nobody of another version', () => {
  const { say, posts, opened } = setUp()
  say({ ...opening, channelkit: VERSION + 1 })
  say(undefined as never)
  expect([posts, opened]).toEqual([[{ type: 'strange', channelkit: VERSION }], []])
})

it('tells in one batch what comes in one turn, each with how much had been asked for', async () => {
  const { say, tell, batches, asked } = setUp()
  say(opening)
  tell(count(1))
  tell(count(2))
  say({
    type: 'asks',
    asks: [
      ['subscribe', ['a']],
      ['bind', ['a', 'e']],
    ],
  })
  tell(count(3))
  expect(batches()).toEqual([])
  await turn()
  expect(batches()).toEqual([[0, count(1), count(2), 2, count(3)]])
  expect(asked).toEqual(['subscribe "a"', 'bind "a" "e"'])
})

it('sends the next batch when the page has taken the last', async () => {
  const { say, tell, batches } = setUp()
  say(opening)
  tell(count(1))
  await turn()
  tell(count(2))
  await turn()
  tell(count(3))
  await turn()
  expect(batches()).toHaveLength(1)
  say({ type: 'taken' })
  await turn()
  expect(batches().slice(1)).toEqual([[0, count(2), count(3)]])
  say({ type: 'taken' })
  await turn()
  expect(batches()).toHaveLength(2)
})

it('waits for nobody where that was not wanted', async () => {
  const { say, tell, batches } = setUp({ paced: false })
  say(opening)
  for (const n of [1, 2]) {
    tell(count(n))
    await turn()
  }
  expect(batches()).toEqual([
    [0, count(1)],
    [0, count(2)],
  ])
})

it('asks the page who may, and takes what it answers', async () => {
  const { say, posts, opened } = setUp()
  say(opening)
  const { authorize } = opened[0]!
  const request = { socketId: '1.2', channel: 'private-a' }
  const [abort, other] = [new AbortController(), new AbortController()]
  const [yes, no, left] = [
    authorize(request, other.signal),
    authorize(request, other.signal),
    authorize(request, abort.signal),
  ]
  expect(posts.slice(1)).toEqual([1, 2, 3].map((id) => ({ type: 'authorize', id, request })))
  say({ type: 'answer', id: 1, answer: { auth: 'k:s' } })
  const refused = { code: 'auth-denied', message: 'No.', remedy: '', retryable: false } as never
  say({ type: 'answer', id: 2, error: refused })
  say({ type: 'answer', id: 9, answer: { auth: 'nobody asked' } })
  expect(await yes).toEqual({ auth: 'k:s' })
  await expect(no).rejects.toMatchObject({ code: 'auth-denied', message: 'No.' })
  abort.abort()
  other.abort()
  expect(posts.slice(4)).toEqual([{ type: 'abandon', id: 3 }])
  void left
})

it('ends with the page: by its word, or by its lock', async () => {
  const ends: string[] = []
  const { say, asked, opened, served, tell, batches } = setUp({ ended: () => void ends.push('ended') })
  say(opening)
  const waits = opened[0]!.authorize({ socketId: '1.2', channel: 'a' }, new AbortController().signal)
  tell(count(1))
  say({ type: 'destroy' })
  await expect(waits).rejects.toMatchObject({
    code: 'auth-unavailable',
    message: expect.stringContaining('The page that was asked is gone.'),
  })
  await turn()
  served.end()
  expect([asked, ends, batches()]).toEqual([['destroy'], ['ended'], []])

  let gone = () => {}
  const locks: string[] = []
  const silent = setUp({
    whenGone(lock, run) {
      locks.push(lock)
      gone = run
    },
  })
  silent.say({ ...opening, alive: 'its lock' })
  gone()
  expect([locks, silent.asked]).toEqual([['its lock'], ['destroy']])
})

const term = { by: null, rate: 10, merge: false }
const quote = (n: number) =>
  ({ type: 'event', at: 1, channel: 'a', event: 'quote', data: n, userId: undefined }) as const
const wants = (...asks: [string, unknown[]][]) => ({ type: 'asks', asks }) as ToWorker

it.each<[string, [string, unknown[]][], number[]]>([
  ['all where nobody wants less', [], [1, 2]],
  ['the newest where only that counts', [['conflate', ['a', 'quote', term]]], [2]],
  [
    'all where somebody wants all again',
    [
      ['conflate', ['a', 'quote', term]],
      ['conflate', ['a', 'quote', null]],
    ],
    [1, 2],
  ],
  [
    'all once the page was on the channel anew',
    [
      ['conflate', ['a', 'quote', term]],
      ['unsubscribe', ['a']],
      ['subscribe', ['a']],
    ],
    [1, 2],
  ],
  [
    'all to a page that watches',
    [
      ['conflate', ['a', 'quote', term]],
      ['watch', [true]],
    ],
    [1, 2],
  ],
  [
    'the newest to a page that watches no more',
    [
      ['conflate', ['a', 'quote', term]],
      ['watch', [true]],
      ['watch', [false]],
    ],
    [2],
  ],
])('tells %s of what waits for the page', async (_, asks, told) => {
  const { say, tell, batches } = setUp()
  say(opening)
  if (asks.length) say(wants(...asks))
  tell(quote(1))
  tell(quote(2))
  await turn()
  expect(batches()).toEqual([[asks.length, ...told.map(quote)]])
})

it('puts nothing in the place of what was told before a question', async () => {
  const { say, tell, batches } = setUp()
  say(opening)
  say(wants(['conflate', ['a', 'quote', term]]))
  tell(quote(1))
  say(wants(['bind', ['a', 'other']]))
  tell(quote(2))
  await turn()
  expect(batches()).toEqual([[1, quote(1), 2, quote(2)]])
})

it('takes no harm from a page without a lock, or from one whose lock nobody can watch', () => {
  const { say, posts } = setUp()
  say({ ...opening, alive: 'its lock' })
  say({ type: 'destroy' })
  expect(posts).toEqual([{ type: 'ready' }])
})

it('leaves out what was said to be enough, until it is not bound any more', async () => {
  const { say, tell, batches } = setUp()
  const event = (n: number) => ({ ...quote(n), event: 'e', serial: undefined }) as const
  const ask = (...asks: [Ask, unknown[]][]) => say({ type: 'asks', asks })
  say(opening)
  ask(['subscribe', ['a']], ['bind', ['a', 'e']], ['conflate', ['a', 'e', { last: 1 }]])
  for (const n of [1, 2, 3]) tell(event(n))
  await turn()
  ask(['unbind', ['a', 'e']], ['bind', ['a', 'e']])
  say({ type: 'taken' })
  for (const n of [4, 5]) tell(event(n))
  await turn()
  expect(batches()).toEqual([
    [3, { ...event(3), skipped: 2 }],
    [5, event(4), event(5)],
  ])
})

it('leaves out nothing for whoever serves others', async () => {
  const { say, tell, batches } = setUp({ paced: false })
  say(opening)
  say({ type: 'asks', asks: [['conflate', ['a', 'e', { last: 1 }]]] })
  for (const data of [1, 2]) tell({ type: 'event', at: 1, channel: 'a', event: 'e', data, userId: undefined })
  await turn()
  expect(batches()[0]).toHaveLength(3)
})
