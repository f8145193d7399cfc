import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startAgent } from '../server/agent.ts'
import { type Demo, startDemo } from '../server/demo.ts'
import { listenNear, portFrom } from '../server/port.ts'
import { frameworks, keyOf } from '../shared.ts'

let demo: Demo

beforeAll(async () => {
  demo = await startDemo({ port: 0, page: import.meta.dirname })
})
afterAll(() => demo.close())

const publish = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${demo.url}/demo/publish`, { method: 'POST', body, headers })

const json = { 'content-type': 'application/json' }

describe('POST /demo/publish', () => {
  it('takes form fields and JSON', async () => {
    const byForm = await publish(new URLSearchParams({ message: 'one' }))
    expect(await byForm.json()).toMatchObject({ published: { text: 'one', name: 'Terminal' } })
    const byJson = await publish('{"message":"two","name":"Ann"}', json)
    expect(await byJson.json()).toMatchObject({ published: { text: 'two', name: 'Ann' } })
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
  const visitor = {
    socket_id: '1.2',
    id: 'ann',
    name: 'Ann',
    framework: 'vue',
    channel_name: 'presence-room',
  }

  it.each(frameworks)('lets the %s pane of a visitor in, with its own key', async (framework) => {
    const answer = await (await ask({ ...visitor, framework })).json()
    expect(answer.auth).toMatch(new RegExp(`^${keyOf(framework)}:[0-9a-f]{64}$`))
    const { user_id, user_info } = JSON.parse(answer.channel_data)
    expect(user_id).toBe(`ann-${framework}`)
    expect(user_info.name.toLowerCase()).toBe(`ann · ${framework}`)
  })

  it('refuses other channels, visitors without a name, and panes that are none', async () => {
    expect((await ask({ ...visitor, channel_name: 'private-other' })).status).toBe(403)
    expect((await ask({ ...visitor, name: '' })).status).toBe(400)
    expect((await ask({ ...visitor, framework: 'angular' })).status).toBe(400)
  })
})

describe('POST /demo/flood', () => {
  it('is for the demo’s own page', async () => {
    const headers = { origin: 'http://evil.example' }
    expect((await fetch(`${demo.url}/demo/flood`, { method: 'POST', headers })).status).toBe(403)
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
