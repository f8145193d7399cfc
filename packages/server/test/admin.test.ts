import Pusher from 'pusher'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer, loadConfig, type ServerOptions } from '../src/index.ts'
import { rawClient } from './raw-client.ts'
import { APP } from './support/hub.ts'

async function start(options: Partial<ServerOptions>) {
  const server = createServer({ apps: [APP], port: 0, ...options })
  const { url, port, admin } = await server.listen()
  onTestFinished(() => server.close())
  const status = async (base: string, path: string) => (await fetch(base + path)).status
  const trigger = (port: number) =>
    new Pusher({ appId: APP.id, key: APP.key, secret: APP.secret, host: '127.0.0.1', port: `${port}` })
      .trigger('a', 'e', {})
      .then(
        () => 200,
        (error) => error.status,
      )
  return { server, url, port, admin: admin!, status, trigger }
}

describe('a listener of its own', () => {
  it('has health, metrics and the API, and the port of clients has them no longer', async () => {
    const set = await start({ admin: { port: 0 }, metrics: { prometheus: true } })
    for (const path of ['/up', '/ready', '/metrics', '/openapi.json']) {
      expect(await set.status(set.admin.url, path), path).toBe(200)
      expect(await set.status(set.url, path), path).toBe(404)
    }
    expect(await set.trigger(set.admin.port)).toBe(200)
    expect(await set.trigger(set.port)).toBe(404)
    expect(await set.status(set.admin.url, '/pusher/app/app-key/1/abcdefgh/xhr')).toBe(404)
    const client = await rawClient(set.port)
    client.socket.destroy()
  })

  it('has only what is named, and the rest stays', async () => {
    const set = await start({ admin: { port: 0, serves: ['metrics'] }, metrics: { prometheus: true } })
    expect(await set.status(set.admin.url, '/metrics')).toBe(200)
    expect(await set.status(set.admin.url, '/up')).toBe(404)
    expect(await set.status(set.url, '/metrics')).toBe(404)
    expect(await set.status(set.url, '/ready')).toBe(200)
    expect(await set.trigger(set.port)).toBe(200)
    expect(await set.trigger(set.admin.port)).toBe(404)
  })

  it('keeps metrics without a token to this machine, also from what a proxy on it passes on', async () => {
    const { admin } = await start({ admin: { port: 0 }, metrics: { prometheus: {} } })
    const passedOn = await fetch(`${admin.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    expect(passedOn.status).toBe(403)
  })

  it('needs a decision where metrics do not stand on it', () => {
    const options = { apps: [APP], metrics: { prometheus: true } }
    expect(() => createServer({ ...options, admin: { port: 0, serves: ['api'] } })).toThrow(
      /prometheus needs/,
    )
    expect(() => createServer({ ...options, admin: { port: 0 } })).not.toThrow()
  })

  it('answers until all else is done when the server ends', async () => {
    const set = await start({ admin: { port: 0 } })
    await set.server.close()
    await expect(set.status(set.admin.url, '/up')).rejects.toThrow()
  })

  it('is there by flags and by variables', async () => {
    const secret = { CHANNELKIT_SECRET: 's' }
    const load = async (argv: string[], env: object) =>
      (await loadConfig({ argv, env: { ...secret, ...env } })).options.admin
    expect(await load(['--admin-port', '7001', '--admin-host', '10.0.0.1'], {})).toEqual({
      port: 7001,
      host: '10.0.0.1',
    })
    const env = { CHANNELKIT_ADMIN_PORT: '0', CHANNELKIT_ADMIN_SERVES: 'metrics, health' }
    expect(await load([], env)).toEqual({ port: 0, serves: ['metrics', 'health'] })
    await expect(load([], { CHANNELKIT_ADMIN_SERVES: 'metrics' })).rejects.toThrow(/admin\.port/)
    await expect(load(['--admin-port', '1', '--admin-serves', 'all'], {})).rejects.toThrow(/admin-serves/)
    await expect(load(['--metrics', '--admin-port', '1'], {})).resolves.toBeTruthy()
    await expect(load(['--metrics'], {})).rejects.toThrow(/needs a token/)
  })
})
