import { createServer, type Server } from 'node:http'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WebhookOptions } from '../../src/webhooks/options.ts'
import {
  APP,
  buildNode,
  connect,
  endAll,
  eventually,
  listen,
  type Node,
  settle,
  startNode,
} from '../support/cluster.ts'
import { hasRedis, startRedis, type TestRedis } from '../support/redis.ts'

interface Told {
  readonly name: string
  readonly channel: string
  readonly data?: string
}

describe.skipIf(!hasRedis)('webhooks of several processes', { timeout: 60_000 }, () => {
  let redis: TestRedis
  let receiver: Server
  let got: Told[]
  /** What it answers to events. */
  let answer: (events: Told[]) => number
  beforeAll(() => buildNode())
  beforeEach(async () => {
    redis = await startRedis()
    got = []
    answer = () => 200
    receiver = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        const { events } = JSON.parse(body) as { events: Told[] }
        const status = answer(events)
        if (status === 200) got.push(...events)
        response.writeHead(status).end()
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => receiver.once('listening', resolve))
  })
  afterEach(async () => {
    await endAll()
    receiver.closeAllConnections()
    receiver.close()
    await redis.stop()
  })

  function start(more: Partial<WebhookOptions> = {}) {
    const { port } = receiver.address() as { port: number }
    const webhook = {
      url: `http://127.0.0.1:${port}/`,
      batch: { time: 10, events: 3 },
      debounce: 200,
      ...more,
    }
    return startNode({
      apps: [{ ...APP, webhooks: [webhook] }],
      redis: { url: redis.url, lease: 2000 },
      limits: { clientEventsPerSecond: 1000 },
    })
  }
  /** Somebody who says numbers on a channel. */
  async function speaker(node: Node, name: string) {
    const channel = connect(node, { id: name }).subscribe(name)
    await eventually(() => channel.subscribed, 20_000).toBe(true)
    return (n: number) => channel.trigger('client-n', n)
  }
  const said = (channel: string) =>
    got
      .filter((one) => one.name === 'client_event' && one.channel === channel)
      .map(({ data }) => Number(data))
  const firsts = (numbers: readonly number[]) => [...new Set(numbers)]
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i)

  it('outlive the process: what a killed one had not sent another one sends, in the order of each channel', async () => {
    const nodes = (await Promise.all([start(), start(), start()])) as [Node, Node, Node]
    // Nobody knows which of them sends: all but one are killed.
    const [a, b, c] = nodes
    const names = ['private-a', 'private-b']
    answer = () => 503
    const speakers = await Promise.all([speaker(a, names[0]!), speaker(b, names[1]!)])
    for (const n of upTo(25)) for (const say of speakers) say(n)
    await settle(nodes, c)
    await Promise.all([a.kill(), b.kill()])
    answer = () => 200
    for (const name of names) await eventually(() => firsts(said(name)), 30_000).toEqual(upTo(25))
    await eventually(
      () =>
        got
          .filter(({ name }) => name === 'channel_vacated')
          .map(({ channel }) => channel)
          .sort(),
      20_000,
    ).toEqual(expect.arrayContaining(names))
    const [queue] = /channelkit:wq:app:\S+/.exec(await redis.ask('KEYS channelkit:wq:*'))!
    await eventually(() => redis.ask(`XLEN ${queue}`), 20_000).toBe(':0')
  })

  it('are sent once where nothing goes wrong, whoever brings them, and who is back in time was never away', async () => {
    const [a, b] = (await Promise.all([start(), start()])) as [Node, Node]
    const [sayA, sayB] = await Promise.all([speaker(a, 'private-a'), speaker(b, 'private-b')])
    for (const n of upTo(10)) {
      sayA(n)
      sayB(n)
    }
    for (const name of ['private-a', 'private-b'])
      await eventually(() => said(name), 20_000).toEqual(upTo(10))
    const gone = connect(a, { id: 'ann' })
    await listen(gone, 'presence-room').ready
    gone.disconnect()
    await listen(connect(b, { id: 'ann' }), 'presence-room').ready
    await listen(connect(b, { id: 'bob' }), 'presence-room').ready
    const ofRoom = () => got.filter(({ channel }) => channel === 'presence-room').map(({ name }) => name)
    await eventually(ofRoom, 20_000).toEqual(['channel_occupied', 'member_added', 'member_added'])
    await a.stop()
    sayB(10)
    await eventually(() => said('private-b'), 20_000).toEqual(upTo(11))
  })

  it('that fail for too long are put aside, and hold up their own channel alone', async () => {
    const node = await start({ batch: false, retryFor: 600 })
    const [bad, good] = await Promise.all([speaker(node, 'private-bad'), speaker(node, 'private-good')])
    answer = (events) => (events.some(({ data }) => data === '13') ? 500 : 200)
    for (const n of [12, 13, 14]) bad(n)
    for (const n of upTo(5)) good(n)
    await eventually(() => said('private-good'), 20_000).toEqual(upTo(5))
    await eventually(() => said('private-bad'), 20_000).toEqual([12, 14])
    const [queue] = /channelkit:wd:app:\S+/.exec(await redis.ask('KEYS channelkit:wd:*')) ?? []
    expect(await redis.ask(`XRANGE ${queue} - +`)).toMatch(/"data":"13".*"error":"answered 500"/)
  })
})
