import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { inWorker, turn } from '../../../test/two-ways.ts'
import { channel } from '../../channel.ts'
import { feed } from '../../collections/feed.ts'
import { latest } from '../../collections/latest.ts'
import { series } from '../../collections/series.ts'
import { presence } from '../../people/presence.ts'
import { record } from '../../recording/record.ts'
import { defineChannels } from '../../schema.ts'

const NAME = 'presence-a'
let there: ReturnType<typeof inWorker>
const event = (n: number, data: unknown = n) =>
  there.tell({ type: 'event', at: 1e12 + n, channel: NAME, event: 'n', data, userId: undefined })
const use = (store: { subscribe(listener: () => void): () => void }) => store.subscribe(() => {})

beforeEach(() => {
  vi.useFakeTimers({ now: 1e12 })
  there = inWorker()
})
afterEach(() => {
  there.kit.destroy()
  vi.useRealTimers()
})

it('a handler that comes late hears all from its beginning on, and nothing of which some was left out', async () => {
  const price = latest(there.kit, NAME, 'n')
  use(price)
  await there.settle()
  for (let n = 1; n <= 3; n++) event(n)
  await turn()
  there.arrive()
  there.kit.flush()
  there.asked()
  for (let n = 4; n <= 6; n++) event(n)
  await turn()
  const heard: unknown[] = []
  const late = feed(there.kit, NAME, 'n')
  use(late)
  channel(there.kit, NAME).on('n', (data) => heard.push(data))
  // The worker does not know of them yet: of these it tells the newest alone.
  for (let n = 7; n <= 9; n++) event(n)
  await turn()
  there.arrive()
  there.kit.flush()
  expect([price.getSnapshot(), heard, late.getSnapshot()]).toEqual([6, [], []])
  there.asked()
  for (let n = 10; n <= 12; n++) event(n)
  await there.settle()
  expect([price.getSnapshot(), heard]).toEqual([12, [10, 11, 12]])
  expect(late.getSnapshot().map(({ data }) => data)).toEqual([10, 11, 12])
})

it('of a burst what is shown crosses, and no more', async () => {
  const messages = feed(there.kit, NAME, 'n', { limit: 100 })
  use(messages)
  await there.settle()
  there.messages.length = 0
  for (let n = 1; n <= 10_000; n++) event(n)
  await there.settle()
  const [first, ...rest] = there.messages as unknown as { text: string }[]
  expect([rest, first!.text.match(/skipped":(\d+)/)?.[1]]).toEqual([[], '9900'])
  const shown = messages.getSnapshot()
  expect([shown.length, shown[0]!.id, shown.at(-1)!.id, shown.at(-1)!.data]).toEqual([
    100, 9901, 10_000, 10_000,
  ])
})

it('numbers cross as they are, and in a recording are events again', async () => {
  const points = series(there.kit, NAME, 'n', { y: 'cpu' })
  use(points)
  await there.settle()
  const recorder = record(there.kit)
  there.messages.length = 0
  for (let n = 1; n <= 500; n++) event(n, { cpu: n, more: 'text' })
  await there.settle()
  const [batch] = there.messages as unknown as { text: string; rows: Float64Array[] }[]
  expect([batch!.rows.length, batch!.text.includes('more')]).toEqual([1, false])
  expect([...points.getSnapshot().y.cpu!]).toEqual(Array.from({ length: 500 }, (_, n) => n + 1))
  const events = recorder.stop().happenings.filter(({ type }) => type === 'event')
  expect(events.map((one) => (one as { data: unknown }).data)).toEqual(
    Array.from({ length: 500 }, (_, n) => ({ cpu: n + 1 })),
  )
})

it('whoever wants to know of all who come and go is told of each', async () => {
  const room = presence(there.kit, NAME, { leaveAfter: 0 })
  use(room)
  await there.settle()
  const visit = () => {
    there.tell({ type: 'member', at: 1, channel: NAME, joined: { id: 'bob', info: {} } })
    there.tell({ type: 'member', at: 1, channel: NAME, left: 'bob' })
  }
  there.messages.length = 0
  visit()
  await there.settle()
  expect(JSON.stringify(there.messages)).not.toContain('bob')
  const diffs: unknown[] = []
  const stop = room.onChange(({ joined, left }) => diffs.push([joined.length, left.length]))
  await there.settle()
  visit()
  await there.settle()
  expect(diffs).toEqual([
    [1, 0],
    [0, 1],
  ])
  stop()
  await there.settle()
  there.messages.length = 0
  visit()
  await there.settle()
  expect(JSON.stringify(there.messages)).not.toContain('bob')
})

it('while payloads have a schema all events cross: only the page knows which of them fit', async () => {
  const validate = (value: unknown) =>
    typeof value === 'number' ? { value } : { issues: [{ message: 'no number' }] }
  const schema = { '~standard': { version: 1, vendor: 'test', validate } } as const
  const channels = defineChannels({ [NAME]: { events: { n: schema } } })
  there.kit.destroy()
  there = inWorker({ channels })
  const price = latest(there.kit, NAME, 'n')
  use(price)
  await there.settle()
  event(1)
  event(2, 'wrong')
  await there.settle()
  expect(price.getSnapshot()).toBe(1)
})
