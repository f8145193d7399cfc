import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inPage, inWorker, turn } from '../../../test/two-ways.ts'
import { channel } from '../../channel.ts'
import { feed } from '../../collections/feed.ts'
import { latest } from '../../collections/latest.ts'
import { records } from '../../collections/records.ts'
import { series } from '../../collections/series.ts'
import type { ChannelKit } from '../../kit.ts'
import { presence } from '../../people/presence.ts'
import type { SourceHappening } from '../source.ts'

const NAME = 'presence-a'
type Shown = { subscribe(listener: () => void): () => void; getSnapshot(): unknown }

/** The stores that come and go. */
const STORES: readonly ((kit: ChannelKit) => Shown)[] = [
  (kit) => feed(kit, NAME, 'n', { limit: 3 }),
  (kit) => feed(kit, NAME, 'n', { limit: 5 }).details,
  (kit) => feed(kit, NAME, ['n', 'm'], { limit: 2 }),
  (kit) => feed(kit, NAME, 'm', { by: 'k', limit: 3 }),
  (kit) => series(kit, NAME, 'n', { y: 'v', capacity: 4 }),
  // A window is cut at each frame: what is ahead of all others shows for as long as that takes, with a worker or not.
  (kit) => series(kit, NAME, 'n', { x: 'past', y: ['v', 'w'], capacity: 6, window: 4000 }),
  (kit) => series(kit, NAME, 'm', { x: 't', y: 'w' }),
  (kit) => series(kit, NAME, 'm', { x: 't', y: ['v', 'k'], capacity: 3 }),
  (kit) => latest(kit, NAME, 'm'),
  (kit) => records(kit, NAME, 'n', { by: 'k', remove: 'm' }),
  (kit) => records(kit, NAME, ['n', 'm'], { by: 'k', merge: true }),
  (kit) => presence(kit, NAME, { leaveAfter: 0 }),
  (kit) => presence(kit, NAME, { leaveAfter: 3000 }),
  (kit) => series(kit, NAME, 'n', { y: ['w', 'k'], capacity: 2 }),
  (kit) => series(kit, NAME, 'n', { x: 't', y: ['v', 'w'], capacity: 6 }),
]

/** Stores, and a handler of each event: what they show, and what came. */
function page(kit: ChannelKit) {
  const shown = STORES.map((make) => make(kit))
  const leave = new Map<number, () => void>()
  const heard: unknown[] = []
  return {
    toggle(at: number) {
      const stop = leave.get(at)
      leave.delete(at)
      if (stop) return stop()
      if (at < shown.length)
        return void leave.set(
          at,
          shown[at]!.subscribe(() => {}),
        )
      const event = at === shown.length ? 'n' : 'm'
      const off = channel(kit, NAME).on(event, (data) => void heard.push([event, data]))
      leave.set(at, off)
    },
    heard,
    show: () => shown.map((store, at) => (leave.has(at) ? plain(store.getSnapshot()) : null)),
  }
}

/** Left out is what is chance, as where revisions begin. */
function plain(snapshot: unknown): unknown {
  if (snapshot === null || typeof snapshot !== 'object' || Array.isArray(snapshot)) return snapshot
  const {
    revision: _,
    get,
    has: __,
    writeOf: ___,
    since: ____,
    ...rest
  } = snapshot as Record<string, unknown>
  const rows = (rest.ids as string[] | undefined)?.map((id) => (get as (id: string) => unknown)(id))
  return { ...rest, ...(rows && { rows }) }
}

/** A frame between a lost line and a point that comes late, from before it. */
const LATE_BEFORE_A_GAP: [number[], Step[], [Pace, Pace, Pace]] = [
  [14, 0],
  [
    { do: 'event', event: 'n', data: { k: 1, v: 0, w: 0.5, t: 11 } },
    { do: 'cut', resumed: false },
    { do: 'event', event: 'n', data: { k: 1, v: 0, w: 0, t: -10 } },
  ],
  [
    [{ arrive: false, frame: false }],
    [{ arrive: false, frame: false }],
    [
      { arrive: true, frame: true },
      { arrive: false, frame: false },
    ],
  ],
]

/** As the line brings it. */
const plainJson = (data: unknown): unknown => JSON.parse(JSON.stringify(data))

const number = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constantFrom('1.5', null, undefined, 'none'))
const payload = fc.record({
  k: fc.integer({ min: 1, max: 4 }),
  v: number,
  w: fc.oneof(number, fc.constant(0.5)),
  /** How far its time is from now: a little late, or as a clock that is wrong. */
  t: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: -300, max: 300 }) },
    fc.constantFrom(-5000, 9000, null),
  ),
})
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('event' as const),
      event: fc.constantFrom('n', 'n', 'm'),
      data: fc.oneof({ weight: 5, arbitrary: payload }, fc.array(payload, { maxLength: 3 })),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('join' as const, 'leave' as const),
      id: fc.constantFrom('a', 'b', 'c'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const), resumed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('toggle' as const), at: fc.nat(STORES.length + 1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
type Pace = { arrive: boolean; frame: boolean }[]
/** After which steps messages arrive, and after which there is a frame. */
const pace = fc.array(fc.record({ arrive: fc.boolean(), frame: fc.boolean() }), { minLength: 1 })

beforeEach(() => void vi.useFakeTimers({ now: 1e12 }))
afterEach(() => void vi.useRealTimers())

it('any events, cuts, people and mounts show the same with and without a worker, whenever its messages come', async () => {
  const mounted = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        [0, 8, 11],
        [0, 1, 12],
        [2],
        [4, 7, 11, 13],
        [5, 6, 12],
        [14, 0],
        [9],
        [10, 12],
      ),
    },
    fc.uniqueArray(fc.nat(STORES.length + 1), { minLength: 1 }),
  )
  const all = fc.array(step, { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(mounted, all, fc.tuple(pace, pace, pace), async (first, steps, paces) => {
      const here = inPage()
      const there = paces.map((pace) => ({ ...inWorker(), pace, turns: 0 }))
      const pages = [here, ...there].map(({ kit }) => page(kit))
      const settle = () => Promise.all([here, ...there].map((one) => one.settle()))
      const tell = (told: SourceHappening) => {
        for (const one of [here, ...there]) one.tell(told)
      }
      const ids = new Map([['me', {}]])
      const members = () => [...ids].map(([id, info]) => ({ id, info }))

      async function toggle(at: number) {
        await settle()
        for (const one of pages) one.toggle(at)
        await settle()
      }
      for (const at of first) await toggle(at)
      tell({ type: 'members', at: Date.now(), channel: NAME, me: 'me', all: members() })
      for (const [n, one] of steps.entries()) {
        vi.advanceTimersByTime(10)
        const at = Date.now()
        if (one.do === 'event') {
          const dated = [one.data].flat().map(({ t, ...rest }) => ({
            ...{ ...rest, n },
            ...(t === null ? { t: 'none', past: 'none' } : { t: at + t, past: at + Math.min(t, 300) }),
          }))
          const data = plainJson(Array.isArray(one.data) ? dated : dated[0])
          tell({ type: 'event', at, channel: NAME, event: one.event, data, userId: undefined, serial: n })
        } else if (one.do === 'join' && !ids.has(one.id)) {
          ids.set(one.id, { n: n % 2 })
          tell({ type: 'member', at, channel: NAME, joined: { id: one.id, info: { n: n % 2 } } })
        } else if (one.do === 'leave' && ids.delete(one.id))
          tell({ type: 'member', at, channel: NAME, left: one.id })
        else if (one.do === 'cut') {
          tell({ type: 'connection', at, state: 'lost', socketId: null })
          tell({ type: 'connection', at, state: 'connected', socketId: `1.${n}` })
          tell({ type: 'members', at, channel: NAME, me: 'me', all: members() })
          tell({ type: 'subscribed', at, channel: NAME, resumed: one.resumed })
        } else if (one.do === 'toggle') await toggle(one.at)
        else if (one.do === 'wait') {
          await settle()
          vi.advanceTimersByTime(4000)
        }
        for (const worker of there) {
          const { arrive, frame } = worker.pace[worker.turns++ % worker.pace.length]!
          await turn()
          if (arrive) worker.arrive()
          if (frame) worker.frame()
          await turn()
          worker.asked()
        }
      }
      await settle()
      const [shown, ...others] = pages.map((one) => [one.heard, one.show()])
      for (const other of others) expect(other).toEqual(shown)
      for (const { kit } of [here, ...there]) kit.destroy()
    }),
    { numRuns: 60, examples: [LATE_BEFORE_A_GAP] },
  )
})
