import { describe, expect, it } from 'vitest'
import { createRest } from '../src/rest/rest.ts'
import { createWebhooks } from '../src/webhooks/webhooks.ts'
import { APP, setUp } from './support/hub.ts'
import { signed } from './support/rest-request.ts'

const HOUR = 3_600_000

describe.each([
  ['back by an hour', -HOUR],
  ['forward by an hour', HOUR],
])('a clock that is set %s', (_, by) => {
  it('refuses no client event, and lets no more pass', () => {
    const { ready, clock, happened } = setUp({ limits: { clientEventsPerSecond: 10 } })
    const [ann, bob] = [ready(), ready()]
    for (const one of [ann, bob]) one.subscribe('private-a')
    const received = () => bob.take().filter(({ event }) => event === 'client-e').length
    for (let n = 0; n < 10; n++) ann.say('client-e', n, 'private-a')
    clock.set(by)
    ann.say('client-e', 10, 'private-a')
    expect(received()).toBe(10)
    expect(happened.filter(({ type }) => type === 'client-event-rejected')).toHaveLength(1)
    clock.advance(1001)
    ann.say('client-e', 11, 'private-a')
    expect(received()).toBe(1)
  })

  it('closes nobody who answers, and somebody who does not', () => {
    const { ready, clock } = setUp()
    const [alive, dead] = [ready(), ready()]
    clock.advance(180_000)
    expect(alive.take()).toMatchObject([{ event: 'pusher:ping' }])
    clock.set(by)
    clock.advance(10_000)
    alive.say('pusher:pong')
    clock.advance(20_000)
    expect(alive.closed).toEqual([])
    expect(dead.closed).toMatchObject([[4201, expect.any(String)]])
    clock.advance(160_000)
    expect(alive.take()).toMatchObject([{ event: 'pusher:ping' }])
  })

  it('keeps the event of a cache channel for its time', () => {
    const { state, clock } = setUp({ limits: { cacheTtl: 60_000 } })
    state.publish('cache-a', 'e', '1')
    clock.set(by)
    clock.advance(59_999)
    expect(state.cached('cache-a')).toMatchObject({ data: '1' })
    clock.advance(1)
    expect(state.cached('cache-a')).toBeUndefined()
  })

  it('sends a webhook of an end when its wait is over, and tries one that failed for as long as it is to be', async () => {
    const { hub, ready, clock, happened } = setUp()
    const posted: string[] = []
    createWebhooks(hub, {
      apps: [APP],
      webhooks: [{ url: 'http://hooks.test/', debounce: 3000, retryFor: 30_000, batch: false }],
      clock,
      random: () => 1,
      fetch: async (_, init) => {
        posted.push(JSON.parse(String(init?.body)).events[0].name)
        return new Response(null, { status: 500 })
      },
    })
    const settle = async (ms: number) => {
      clock.advance(ms)
      for (let n = 0; n < 20; n++) await Promise.resolve()
    }
    const ann = ready()
    ann.subscribe('a')
    await settle(0)
    ann.connection.closed()
    clock.set(by)
    await settle(3000)
    await settle(0)
    expect(new Set(posted)).toEqual(new Set(['channel_occupied', 'subscription_count', 'channel_vacated']))
    for (let s = 0; s < 60; s++) await settle(1000)
    const failed = happened.filter((one) => one.type === 'webhook' && one.outcome === 'failed')
    expect(failed).toHaveLength(4)
  })

  it('neither opens the rate of the API nor shuts it, and knows a request that was taken', async () => {
    const { hub, clock } = setUp({ limits: { apiRequestsPerSecond: 1 } })
    const rest = createRest(hub, { replayGrace: 2000 })
    const request = () => signed('GET', '/apps/app/channels', { at: clock.now() })
    expect((await rest.handle(request())).status).toBe(200)
    clock.set(by)
    expect((await rest.handle(request())).status).toBe(429)
    clock.advance(1000)
    expect((await rest.handle(request())).status).toBe(200)
    const body = JSON.stringify({ name: 'e', channels: ['a'], data: '1' })
    const event = signed('POST', '/apps/app/events', { at: clock.now(), body })
    clock.advance(1000)
    expect((await rest.handle(event)).status).toBe(200)
    clock.set(by / 60)
    clock.advance(3000)
    expect((await rest.handle(event)).status).toBe(401)
  })
})
