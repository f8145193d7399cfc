import { type ChannelKit, createChannelKit, listen, records } from '@channelkit/core'
import { createTestOptions, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLocks } from './fake-tabs.ts'

let server: TestServer
let tabs: ChannelKit[]
beforeEach(() => {
  vi.stubGlobal('SharedWorker', class {})
  vi.stubGlobal('navigator', { locks: createLocks() })
  server = createTestServer()
  const { options } = createTestOptions({ server })
  tabs = [0, 1].map(() => createChannelKit({ ...options, worker: 'shared', grace: 0 }))
})
afterEach(() => {
  for (const tab of tabs) tab.destroy()
  server.destroy()
  vi.unstubAllGlobals()
})

it('events come as often as the tab that wants them most often does, and in full while one wants all', async () => {
  const { traffic } = server.hub.app('test')
  const quotes = tabs.map((kit, n) =>
    records<string, string, { s: string; n: number }>(kit, 'market', 'quote', {
      by: 's',
      maxRate: n ? 20 : 5,
    }),
  )
  for (const one of quotes) one.subscribe(() => {})
  const settle = async () => {
    for (let n = 0; n < 4; n++) await server.settled()
  }
  const burst = async () => {
    for (let n = 1; n <= 30; n++) server.emit('market', 'quote', { s: 'A', n })
    await vi.waitFor(async () => {
      await server.settled()
      expect(quotes.map((one) => one.getSnapshot().get('A')?.n)).toEqual([30, 30])
    })
  }
  await settle()
  await burst()
  expect(traffic.conflated).toBeGreaterThan(20)
  const heard: unknown[] = []
  const off = listen<string, string>(tabs[1]!, 'market', 'quote', (data) => heard.push(data))
  await settle()
  const before = traffic.conflated
  server.emit('market', 'quote', { s: 'A', n: 0 })
  await burst()
  expect([heard.length, traffic.conflated]).toEqual([31, before])
  off()
  await settle()
  server.emit('market', 'quote', { s: 'A', n: 0 })
  await burst()
  expect(traffic.conflated).toBeGreaterThan(before)
})
