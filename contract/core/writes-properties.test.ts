import { feed, records, write } from '@channelkit/core'
import { liveQuery, upsert } from '@channelkit/core/query'
import { createTestKit } from '@channelkit/testing'
import { QueryClient } from '@tanstack/query-core'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 150)
const timeout = 20_000 + numRuns * 200

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Row {
  id: string
  text: string
  version?: number
  clientId?: string
}

const key = fc.constantFrom('a', 'b')
const calm = [
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), id: key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('insert', 'insertUnknown') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('other' as const), id: key }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('process', 'process', 'reject') }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), at: fc.nat(3) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('publish' as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('settle', 'wait') }) },
]
/** With fetches that may be ahead of events: only versions tell which is newer. */
const rough = [
  ...calm,
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fetched' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('cut', 'restore', 'refetch', 'lose') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('silent' as const), id: key }) },
]
type Step = { do: string; id?: string; at?: number }

interface Post {
  row: Row
  echo: boolean
  settle(row: Row): void
  refuse(): void
}

/** The server, and one page that looks at it. */
function createWorld(versioned: boolean) {
  const world = createTestKit({ onError: () => {} })
  const { kit, server } = world
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const rows = new Map<string, Row>()
  /** Texts in the order in which the server had them: each is there once. */
  const order: string[] = []
  const posts: Post[] = []
  const processed: (() => void)[] = []
  const events: [string, Row][] = []
  const fetches: (() => void)[] = []
  /** Texts that were taken back: what they hid shows again, as it should. */
  const takenBack = new Set<string>()
  const shown: { list: string; rows: readonly Row[] }[] = []
  let n = 0

  function store(row: Row, publish = true) {
    order.push(row.text)
    const saved = { ...row, ...(versioned ? { version: order.length } : {}) }
    const event = rows.has(row.id) ? 'changed' : 'new'
    rows.set(row.id, saved)
    if (publish) events.push([event, saved])
    return saved
  }
  const fetch = () =>
    new Promise<Row[]>((resolve) => {
      // What it is answered is what there was when it was asked, or later.
      const then = [...rows.values()]
      const late = n % 2 === 0
      fetches.push(() => resolve(late ? [...rows.values()] : then))
    })
  const version = versioned ? 'version' : undefined
  const table = records<never, never, Row>(kit, 'room' as never, ['new', 'changed'] as never, {
    by: 'id',
    backfill: fetch,
    ...(version ? { version } : {}),
  })
  const entries = feed<never, never, Row>(kit, 'room' as never, 'new' as never, {
    by: 'id',
    limit: 1000,
    backfill: async () => (await fetch()).map((data) => ({ data })),
  })
  const query = liveQuery(kit, {
    client,
    queryKey: ['rows'],
    queryFn: fetch,
    channel: 'room',
    on: { new: upsert('id', version ? { version } : {}), changed: upsert('id', version ? { version } : {}) },
  })
  const lists = {
    records: () => table.getSnapshot().ids.map((id) => table.getSnapshot().get(id)!),
    feed: () => (entries.getSnapshot() as readonly { data: Row }[]).map(({ data }) => data),
    query: () => query.getSnapshot().data ?? [],
  }
  const look = () => {
    for (const [list, read] of Object.entries(lists)) shown.push({ list, rows: read() })
  }
  const stops = [table, entries, query].map((one) => one.subscribe(look))

  function post(event: string, row: Row, options: { clientId?: never; echo?: boolean } = {}) {
    const echo = options.echo ?? true
    const send = () =>
      new Promise<never>((resolve, reject) =>
        posts.push({ row, echo, settle: resolve as never, refuse: () => reject(new Error('refused')) }),
      )
    void write(kit, 'room', event, row, send, options)
  }
  async function run({ do: what, id = 'a', at = 0 }: Step) {
    const text = `t${++n}`
    // One edits what one sees.
    const seen = Object.values(lists).every((read) => read().some((row) => row.id === id))
    if (what === 'edit' && seen) {
      post('changed', { id, text }, versioned && n % 3 === 0 ? { echo: false } : {})
    } else if (what === 'insert') post('new', { id: `k${n}`, text })
    else if (what === 'insertUnknown')
      post('new', { id: `tmp${n}`, text, clientId: `c${n}` }, { clientId: 'clientId' as never })
    else if (what === 'other') store({ id, text })
    else if (what === 'silent') store({ id, text })
    else if (what === 'process' || what === 'reject' || what === 'lose') {
      const one = posts.shift()
      if (!one) return
      if (what !== 'process') takenBack.add(one.row.text)
      if (what === 'reject') processed.push(one.refuse)
      else {
        const saved = store({ ...one.row, id: one.row.id.replace('tmp', 's') }, one.echo)
        processed.push(what === 'lose' ? one.refuse : () => one.settle(saved))
      }
    } else if (what === 'answer') processed.splice(at % (processed.length || 1), 1)[0]?.()
    else if (what === 'publish') {
      const next = events.shift()
      if (next) server.emit('room', ...next)
    } else if (what === 'fetched') fetches.shift()?.()
    else if (what === 'refetch') void client.invalidateQueries({ queryKey: ['rows'] })
    else if (what === 'cut') server.cut()
    else if (what === 'restore') server.restore()
    else if (what === 'settle') await server.settled()
    else if (what === 'wait') await vi.advanceTimersByTimeAsync(700)
    look()
  }
  async function begin() {
    await server.settled()
    for (const answer of fetches.splice(0)) answer()
    await server.settled()
  }
  async function finish() {
    server.restore()
    await vi.advanceTimersByTimeAsync(3000)
    for (let i = 0; i < 6; i++) {
      while (posts.length > 0) await run({ do: 'process' })
      for (const answer of processed.splice(0)) answer()
      for (const event of events.splice(0)) server.emit('room', ...event)
      await server.settled()
      look()
      for (const answer of fetches.splice(0)) answer()
      await vi.advanceTimersByTimeAsync(4000)
      look()
    }
  }
  return {
    begin,
    run,
    finish,
    lists,
    rows,
    order,
    shown,
    takenBack,
    end() {
      for (const stop of stops) stop()
      client.clear()
      server.destroy()
    },
  }
}

function check({ lists, rows, order, shown, takenBack }: ReturnType<typeof createWorld>) {
  const sorted = (list: readonly Row[]) => [...list].sort((a, b) => a.id.localeCompare(b.id))
  const plain = (list: readonly Row[]) => sorted(list).map(({ id, text }) => [id, text])
  const server = plain([...rows.values()])
  expect(plain(lists.records())).toEqual(server)
  expect(plain(lists.query())).toEqual(server)
  // A feed keeps events: what came first of each key.
  expect(
    lists
      .feed()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(server.map(([id]) => id))
  const last = new Map<string, number>()
  for (const { list, rows: now } of shown) {
    const keys = now.map(({ id, clientId }) => clientId ?? id)
    expect(new Set(keys).size, `${list} ${JSON.stringify(now)}`).toBe(keys.length)
    if (list === 'feed') continue
    for (const { id, text, clientId } of now) {
      if (takenBack.has(text)) continue
      const name = `${list} ${clientId ?? id}`
      const at = order.indexOf(text)
      expect(at, `${name} goes back to ${text}: ${order}`).toBeGreaterThanOrEqual(last.get(name) ?? 0)
      last.set(name, at)
    }
  }
}

describe('a list with writes, however POSTs, answers, events and fetches fall', () => {
  for (const [title, versioned, steps] of [
    ['ends with what the server has, never goes back and shows nothing twice', false, calm],
    ['does so over cuts, refetches and lost answers too, where rows have versions', true, rough],
  ] as const)
    it(
      title,
      async () => {
        await fc.assert(
          fc.asyncProperty(fc.array(fc.oneof(...steps), { maxLength: 50 }), async (all) => {
            vi.clearAllTimers()
            const world = createWorld(versioned)
            try {
              if (!versioned) await world.begin()
              for (const step of all as Step[]) await world.run(step)
              await world.finish()
              check(world)
            } finally {
              world.end()
            }
          }),
          { numRuns },
        )
      },
      timeout,
    )
})
