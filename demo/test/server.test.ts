import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAgent } from '../server/agent.ts'
import { type Demo, startDemo } from '../server/demo.ts'
import { listenNear, portFrom } from '../server/port.ts'
import { Recent } from '../server/recent.ts'

let demo: Demo

beforeAll(async () => {
  demo = await startDemo({ port: 0, page: import.meta.dirname })
})
afterAll(() => demo.close())

const publish = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${demo.url}/demo/publish`, { method: 'POST', body, headers })

const json = { 'content-type': 'application/json' }

describe('POST /demo/publish', () => {
  it('takes form fields and JSON, and remembers what it published', async () => {
    expect((await publish(new URLSearchParams({ message: 'one' }))).status).toBe(200)
    expect((await publish('{"message":"two","name":"Ann"}', json)).status).toBe(200)
    const { messages } = await (await fetch(`${demo.url}/demo/history`)).json()
    expect(messages).toMatchObject([
      { text: 'one', name: 'Terminal' },
      { text: 'two', name: 'Ann' },
    ])
  })

  it.each([
    ['no message', new URLSearchParams(), {}, 400],
    ['a blank message', new URLSearchParams({ message: '  ' }), {}, 400],
    ['a long message', new URLSearchParams({ message: 'x'.repeat(501) }), {}, 413],
    ['a body without end', 'x'.repeat(20_000), {}, 413],
    ['broken JSON', '{', json, 400],
    ['a list', '[]', json, 400],
    ['a number', '{"message":1}', json, 400],
    ['another site', new URLSearchParams({ message: 'hi' }), { origin: 'http://evil.example' }, 403],
  ])('refuses %s', async (_, body, headers, status) => {
    const response = await publish(body, headers)
    expect(response.status).toBe(status)
    expect((await response.json()).error).toBeTruthy()
  })

  it('lets its own page publish', async () => {
    const { status } = await publish(new URLSearchParams({ message: 'hi' }), { origin: demo.url })
    expect(status).toBe(200)
  })
})

describe('POST /pusher/auth', () => {
  const ask = (fields: Record<string, string>) =>
    fetch(`${demo.url}/pusher/auth`, { method: 'POST', body: new URLSearchParams(fields) })
  const visitor = { socket_id: '1.2', id: 'ann', name: 'Ann' }

  it('lets a visitor into the room, under the name that they chose', async () => {
    const answer = await (await ask({ ...visitor, channel_name: 'presence-room' })).json()
    expect(answer.auth).toMatch(/^channelkit-demo:[0-9a-f]{64}$/)
    expect(JSON.parse(answer.channel_data)).toEqual({ user_id: 'ann', user_info: { name: 'Ann' } })
  })

  it('refuses other channels, and visitors without a name', async () => {
    expect((await ask({ ...visitor, channel_name: 'private-other' })).status).toBe(403)
    expect((await ask({ ...visitor, name: '', channel_name: 'presence-room' })).status).toBe(400)
  })
})

describe('the agent', () => {
  it('measures this machine, within what is possible', async () => {
    const sample = await new Promise<Parameters<Parameters<typeof startAgent>[1]>[0]>((resolve) => {
      const stop = startAgent(50, (first) => {
        stop()
        resolve(first)
      })
    })
    for (const share of [sample.cpu, sample.memory]) {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(100)
    }
    expect(sample.delay).toBeGreaterThanOrEqual(0)
  })
})

describe('the port', () => {
  it('is the next free one when the wanted one is taken', async () => {
    const tried: number[] = []
    await listenNear(6001, async (port) => {
      tried.push(port)
      if (port < 6003) throw Object.assign(new Error('taken'), { code: 'port-in-use' })
    })
    expect(tried).toEqual([6001, 6002, 6003])
  })

  it('is read from PORT, and refused if it is none', () => {
    expect(portFrom(undefined)).toBe(6001)
    expect(portFrom('8080')).toBe(8080)
    expect(() => portFrom('http')).toThrow('PORT must be a number')
  })
})

describe('what is remembered', () => {
  it('is the newest, oldest first', () => {
    const recent = new Recent<number>(2)
    for (const item of [1, 2, 3]) recent.add(item)
    expect(recent.list()).toEqual([2, 3])
  })
})
