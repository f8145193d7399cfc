import { feed, latest, listen, records } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import { expect, it } from 'vitest'

interface Quote {
  s: string
  n: number
}

function setUp() {
  const { kit, server } = createTestKit({ worker: true })
  const events: unknown[] = []
  kit.internals.bus.tap((happening) => {
    if (happening.type === 'event') events.push(happening.data)
  })
  const quotes = records<string, string, Quote>(kit, 'market', 'quote', { by: 's' })
  quotes.subscribe(() => {})
  const burst = async () => {
    events.length = 0
    for (let n = 1; n <= 300; n++) for (const s of ['a', 'b', 'c']) server.emit('market', 'quote', { s, n })
    await server.settled()
    const { ids, get } = quotes.getSnapshot()
    expect(ids.map((id) => get(id))).toEqual(['a', 'b', 'c'].map((s) => ({ s, n: 300 })))
  }
  return { kit, server, events, burst }
}

it('a page that shows rows is told of each the newest that waits, however many came', async () => {
  const { server, events, burst } = setUp()
  await server.settled()
  await burst()
  // A few batches of three rows each.
  expect(events.length).toBeLessThan(300)
  server.destroy()
})

it('and of all where something on it wants all', async () => {
  const { kit, server, events, burst } = setUp()
  const heard: unknown[] = []
  const off = listen<string, string>(kit, 'market', 'quote', (data) => heard.push(data))
  const last = feed<string, string>(kit, 'market', 'quote', { limit: 2 })
  last.subscribe(() => {})
  await server.settled()
  await burst()
  expect([events.length, heard.length]).toEqual([900, 900])
  expect(heard.slice(0, 4)).toEqual([
    { s: 'a', n: 1 },
    { s: 'b', n: 1 },
    { s: 'c', n: 1 },
    { s: 'a', n: 2 },
  ])
  off()
  await server.settled()
  await burst()
  expect(events).toHaveLength(900)
  server.destroy()
})

it('and of all while somebody looks at all that happens', async () => {
  const { kit, server, events, burst } = setUp()
  const stop = kit.activity.subscribe(() => {})
  await server.settled()
  await burst()
  expect(events).toHaveLength(900)
  stop()
  await server.settled()
  await burst()
  expect(events.length).toBeLessThan(300)
  server.destroy()
})

it('where two stores tell rows apart by different fields each is right', async () => {
  const { kit, server, events, burst } = setUp()
  const newest = latest<string, string, Quote>(kit, 'market', 'quote')
  newest.subscribe(() => {})
  await server.settled()
  await burst()
  expect([events.length, newest.getSnapshot()]).toEqual([900, { s: 'c', n: 300 }])
  server.destroy()
})
