import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { Limits } from '../../src/index.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'
import { createXhrClient } from '../support/xhr-client.ts'

const MB = 1024 * 1024
const subscribe = (channel: string) => ({ channel })

/** Sessions that ask once and then fetch nothing, each on a channel of its own. */
async function silent(port: number, count: number) {
  for (let n = 0; n < count; n++) {
    const client = createXhrClient(port, { session: `1/silent${n}` })
    await client.receive('xhr')
    await client.say('pusher:subscribe', subscribe(`own-${n}`))
    await client.say('pusher:subscribe', subscribe('all'))
  }
}

async function setUp(limits: Partial<Limits>) {
  const { port, hub, state } = await startServer({ limits: { buffered: 4 * MB, ...limits } })
  const happened: Record<string, unknown>[] = []
  hub.tap((one) => happened.push(one as unknown as Record<string, unknown>))
  const of = (type: string) => happened.filter((one) => one.type === type)
  return { port, hub, state, of, publish: state.publish }
}

describe('sessions that nobody fetches', () => {
  it.each([
    ['of an app', { backlog: MB, processBacklog: 64 * MB }, 'app'],
    ['of a process', { backlog: 64 * MB, processBacklog: MB }, 'process'],
  ])(
    '%s are bounded together: those go for whom most waits, are counted, and the others stay',
    async (_, limits, whose) => {
      const { port, state, of, publish } = await setUp(limits)
      await silent(port, 20)
      const data = 'x'.repeat(9000)
      let most = 0
      for (let round = 0; round < 30; round++)
        for (let n = 0; n < 20; n++) {
          // One of them gets little.
          publish(`own-${n}`, 'e', n === 7 ? 'x' : data + round)
          most = Math.max(most, state.backlog.bytes)
        }
      expect(most).toBeLessThanOrEqual(MB + 20_000)
      expect(of('backlog-cut')[0]).toMatchObject({ of: whose, clients: expect.any(Number) })
      const cut = of('disconnected').filter(({ reason }) => reason === 'slow-reader')
      expect(cut.length).toBeGreaterThan(2)
      expect(of('backlog-cut').reduce((sum, { clients }) => sum + Number(clients), 0)).toBe(cut.length)
      expect(state.channels.has('own-7')).toBe(true)
    },
  )

  it('count what they share once, and nothing when they are gone', async () => {
    const { port, state, of, publish } = await setUp({ backlog: MB })
    await silent(port, 20)
    const before = state.backlog.bytes
    for (let n = 0; n < 50; n++) publish('all', 'e', `${'x'.repeat(9000)}${n}`)
    expect(state.backlog.bytes - before).toBeGreaterThan(450_000)
    expect(state.backlog.bytes - before).toBeLessThan(500_000)
    expect(of('disconnected')).toEqual([])
    for (const connection of [...state.connections.values()]) connection.cut('slow-reader')
    await wait(() => expect(state.backlog.bytes).toBe(0))
  })

  it('give back what their clients fetch at last', async () => {
    const { port, state, publish } = await setUp({ backlog: MB })
    const client = createXhrClient(port)
    await client.receive('xhr')
    await client.say('pusher:subscribe', subscribe('a'))
    for (let n = 0; n < 40; n++) publish('a', 'e', `${'x'.repeat(9000)}${n}`)
    expect(state.backlog.bytes).toBeGreaterThan(350_000)
    await client.receive('xhr')
    await client.receive('xhr')
    await wait(() => expect(state.backlog.bytes).toBeLessThan(1000))
    expect(client.frames().filter(({ event }) => event === 'e')).toHaveLength(40)
  })
})

describe('a body of many frames', () => {
  it('has one of them read in a turn', async () => {
    const { port, hub } = await startServer()
    let [inTurn, most, on] = [0, 0, true]
    const turn = () => {
      inTurn = 0
      if (on) setImmediate(turn)
    }
    turn()
    hub.tap(({ type }) => {
      if (type === 'error') most = Math.max(most, ++inTurn)
    })
    const client = createXhrClient(port)
    await client.receive('xhr')
    expect(await client.post(JSON.stringify(Array(100).fill('junk')))).toBe(204)
    await client.receive('xhr')
    on = false
    expect(client.frames().filter(({ event }) => event === 'pusher:error')).toHaveLength(100)
    expect(most).toBe(1)
  })

  it('is refused when they are too many, and its sender closed when it goes on', async () => {
    const { port, of } = await setUp({ channelsPerConnection: 50 })
    const client = createXhrClient(port)
    await client.receive('xhr')
    const body = `[${Array(170_000).fill('""').join(',')}]`
    expect(await client.post(body)).toBe(413)
    expect(of('rate-limited')).toMatchObject([{ what: 'frames-of-body', appId: 'app' }])
    expect(of('error')).toEqual([])
    expect(await client.post(body)).toBe(413)
    expect(await client.post(body)).toBe(413)
    expect(await client.post(body)).toBe(404)
    await client.receive('xhr')
    expect(client.lines.at(-1)).toMatch(/^c\[4100,/)
    expect(of('disconnected')).toMatchObject([{ reason: '4100' }])
  })
})

it('bodies that come slowly make room for others: the largest is refused and counted', async () => {
  const { port, hub } = await startServer({ http: { bodies: MB } })
  const told: unknown[] = []
  hub.tap((one) => one.type === 'rate-limited' && told.push(one.what))
  const slow = await Promise.all(
    Array.from({ length: 4 }, async (_, n) => {
      const sending = request({ host: '127.0.0.1', port, path: '/apps/app/events', method: 'POST' })
      const answer = new Promise<number>((resolve) => {
        sending.on('response', ({ statusCode }) => resolve(statusCode!))
        sending.on('error', () => resolve(0))
      })
      sending.write('x'.repeat(300_000 - n))
      return { sending, answer }
    }),
  )
  expect(await Promise.race(slow.map(({ answer }) => answer))).toBe(413)
  await wait(() => expect(told).toEqual(['bodies']))
  const client = createXhrClient(port)
  await client.receive('xhr')
  expect(await client.say('pusher:ping', {})).toBe(204)
  for (const { sending } of slow) sending.destroy()
})
