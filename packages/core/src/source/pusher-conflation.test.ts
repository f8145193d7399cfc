import { expect, it } from 'vitest'
import type { Term } from '../terms.ts'
import { createPusherConflation } from './pusher-conflation.ts'
import type { PusherLike } from './pusher-types.ts'
import type { Wanted } from './pusher-wanted.ts'

const term: Term = { by: 's', rate: 10, merge: false }
const turn = () => Promise.resolve().then(() => {})

function setUp({ own = true } = {}) {
  const sent: unknown[] = []
  const told: unknown[] = []
  const listeners = new Set<(message: object) => void>()
  const wanted = new Map<string, Wanted>()
  const pusher = {
    connection: {
      bind: (to: string, run: never) => void (to === 'message' && listeners.add(run)),
      unbind: (from: string, run: never) => void (from === 'message' && listeners.delete(run)),
    },
    send_event: (event: string, data: unknown) => sent.push([event, data]) > 0,
  } as unknown as PusherLike
  const conflation = createPusherConflation({
    wanted,
    pusher: () => pusher,
    own: () => own,
    tell: (channel, terms) => told.push([channel, terms]),
  })
  const join = (name: string, more: Partial<Wanted> = {}) =>
    wanted.set(name, {
      events: new Set(),
      terms: new Map(),
      channel: { subscribed: true } as never,
      ...more,
    })
  const say = (message: object) => {
    for (const run of [...listeners]) run(message)
  }
  const pong = (data: unknown) => say({ event: 'pusher:pong', data })
  return { sent, told, listeners, conflation, join, pong, say }
}
const ASK = [
  'channelkit:conflate',
  { channel: 'market', terms: [{ event: 'quote', ...term }], coalesce: true },
]
const PING = ['pusher:ping', { conflates: true }]

it('asks by a ping first, and for terms when the answer says that they are taken', async () => {
  const { sent, conflation, join, pong, listeners } = setUp()
  join('market')
  conflation.want('market', 'quote', term)
  await turn()
  expect(sent).toEqual([PING])
  pong({})
  expect(sent).toEqual([PING])
  pong({ conflates: true })
  expect([sent, listeners.size]).toEqual([[PING, ASK], 0])
  conflation.want('market', 'quote', null)
  await turn()
  expect(sent.at(-1)).toEqual(['channelkit:conflate', { channel: 'market', terms: [], coalesce: true }])
})

it('asks again on the next connection, for channels that are live then', () => {
  const { sent, conflation, join, pong } = setUp()
  join('market', { terms: new Map([['quote', term]]) })
  conflation.live('market')
  conflation.lost()
  pong({ conflates: true })
  expect(sent).toEqual([PING])
  conflation.live('market')
  pong({ conflates: true })
  expect(sent).toEqual([PING, PING, ASK])
})

it('asks for nothing where nobody wants less, on encrypted channels, and on a connection that others listen to', async () => {
  const { sent, conflation, join } = setUp()
  join('market')
  join('secret', { encrypted: {} as never })
  conflation.live('market')
  conflation.want('market', 'quote', null)
  conflation.want('secret', 'quote', term)
  conflation.want('elsewhere', 'quote', term)
  const shared = setUp({ own: false })
  shared.join('market')
  shared.conflation.want('market', 'quote', term)
  await turn()
  expect([sent, shared.sent]).toEqual([[], []])
})

it('tells what the server says that it keeps to, without what it does not say', () => {
  const { told, conflation } = setUp()
  conflation.answered('market', { terms: [{ event: 'quote', ...term }, null, 5, { event: 'x' }] })
  for (const nonsense of [null, 5, {}, { terms: 'x' }]) conflation.answered('market', nonsense)
  expect(told).toEqual([['market', [{ event: 'quote', ...term }]]])
})

it('takes no other message, and no other answer, for leave to ask', async () => {
  const { sent, conflation, join, pong, say } = setUp()
  join('market')
  conflation.want('market', 'quote', term)
  await turn()
  say({ event: 'quote', data: { conflates: true } })
  for (const data of [null, undefined, 'x', { conflates: 'yes' }]) pong(data)
  expect(sent).toEqual([PING])
})

it('says at once what is wanted of several events, and pings once for several channels', async () => {
  const { sent, conflation, join, pong } = setUp()
  for (const name of ['market', 'news']) join(name)
  join('quiet')
  conflation.want('market', 'quote', { ...term, rate: 5 })
  conflation.want('market', 'quote', term)
  conflation.want('news', 'item', term)
  await turn()
  expect(sent).toEqual([PING])
  pong({ conflates: true })
  expect(sent.slice(1)).toEqual([
    ASK,
    ['channelkit:conflate', { channel: 'news', terms: [{ event: 'item', ...term }], coalesce: true }],
  ])
})

it('says what is wanted of a channel once that is live', async () => {
  const { sent, conflation, join, pong } = setUp()
  join('market')
  conflation.want('market', 'quote', term)
  await turn()
  pong({ conflates: true })
  const { length } = sent
  const coming = join('later', { channel: { subscribed: false } as never }).get('later')!
  join('unknown', { channel: undefined })
  conflation.want('later', 'quote', term)
  conflation.want('unknown', 'quote', term)
  await turn()
  expect(sent).toHaveLength(length)
  Object.assign(coming.channel!, { subscribed: true })
  conflation.live('later')
  conflation.live('nobody')
  expect(sent.slice(length)).toEqual([
    ['channelkit:conflate', { channel: 'later', terms: [{ event: 'quote', ...term }], coalesce: true }],
  ])
})

it('wants all where only the newest counts, however often it comes', async () => {
  const { sent, conflation, join, pong } = setUp()
  join('market')
  conflation.want('market', 'quote', term)
  await turn()
  pong({ conflates: true })
  conflation.want('market', 'quote', { ...term, rate: Number.POSITIVE_INFINITY })
  await turn()
  expect(sent.at(-1)).toEqual(['channelkit:conflate', { channel: 'market', terms: [], coalesce: true }])
})

it('hears nothing more of a line that was lost, and nothing of no channel', () => {
  const { conflation, join, listeners, told } = setUp()
  join('market', { terms: new Map([['quote', term]]) })
  conflation.live('market')
  expect(listeners.size).toBe(1)
  conflation.lost()
  expect(listeners.size).toBe(0)
  conflation.answered(undefined, { terms: [] })
  expect(told).toEqual([])
})
