import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { loadConfig } from '../../src/index.ts'
import { startServer } from '../support/server.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'))
  for (const [name, text] of Object.entries({ empty: '{}', port: '{"port":1}', host: '{"apps":[{}]}' }))
    await writeFile(join(folder, `${name}.json`), text)
})
afterAll(() => rm(folder, { recursive: true }))

const load = (argv: string[], env: Record<string, string> = {}) => loadConfig({ argv, env, cwd: folder })

describe('the development app', () => {
  it('is there when nothing was configured that has to do with apps', async () => {
    for (const argv of [[], ['--port', '5'], ['--verbose'], ['--log', 'json']])
      expect(await load(argv)).toMatchObject({ development: true, options: { localOnly: true } })
    expect(await load([], { PUSHER_APP_CLUSTER: 'eu', NODE_ENV: 'development' })).toMatchObject({
      development: true,
    })
    expect((await load(['--secret', 'own'])).options.localOnly).toBeUndefined()
  })

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['a secret that is empty', [], { CHANNELKIT_SECRET: '' }, /CHANNELKIT_SECRET: is empty/],
    [
      'an empty secret beside a key',
      [],
      { CHANNELKIT_KEY: 'k', CHANNELKIT_SECRET: '' },
      /CHANNELKIT_SECRET: is empty/,
    ],
    [
      'an empty secret of another tool',
      [],
      { PUSHER_APP_KEY: 'k', PUSHER_APP_SECRET: '' },
      /PUSHER_APP_SECRET.*must not be empty/,
    ],
    ['a flag that is empty', ['--secret='], {}, /--secret .*must not be empty/],
    ['a key without a secret', ['--key', 'k'], {}, /apps\[0\]\.secret: is missing/],
    ['an id without a secret', [], { CHANNELKIT_APP_ID: '7' }, /apps\[0\]\.secret: is missing/],
    ['a file that says nothing', ['--config', 'empty.json'], {}, /apps: is missing/],
    ['a file that names no app', [], { CHANNELKIT_CONFIG: 'port.json' }, /apps: is missing/],
    ['a file whose app has nothing', ['--config', 'host.json'], {}, /apps\[0\]\.secret: is missing/],
    ['an empty name of a file', [], { CHANNELKIT_CONFIG: '' }, /CHANNELKIT_CONFIG: is empty/],
    ['production', [], { NODE_ENV: 'production' }, /NODE_ENV is production/],
    [
      'pages that were to be listed',
      [],
      { CHANNELKIT_ALLOWED_ORIGINS: '' },
      /CHANNELKIT_ALLOWED_ORIGINS: is empty/,
    ],
    [
      'a Redis that was to be named',
      ['--secret', 's'],
      { CHANNELKIT_REDIS: '' },
      /CHANNELKIT_REDIS: is empty/,
    ],
  ])('does not stand in for %s', async (_, argv, env, why) => {
    await expect(load(argv, env)).rejects.toThrow(why)
  })
})

describe('a server for this machine', () => {
  const ask = (port: number, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const asking = request({ host: '127.0.0.1', port, path: '/up', headers }, (response) => {
        response.resume()
        resolve(response.statusCode!)
      })
      asking.on('error', reject).end()
    })
  const connect = (port: number, headers: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`, { headers })
      socket.on('error', () => resolve('refused'))
      socket.on('message', (text) => {
        socket.terminate()
        resolve(String(text))
      })
    })

  it.each<[string, Record<string, string>]>([
    ['a proxy that tells for whom', { 'X-Forwarded-For': '203.0.113.7' }],
    ['a proxy that tells how', { 'X-Forwarded-Proto': 'https' }],
    ['a proxy that tells by another name', { 'X-Real-IP': '203.0.113.7' }],
    ['a proxy by the standard', { Forwarded: 'for=203.0.113.7' }],
    ['a proxy that tells of itself', { Via: '1.1 proxy' }],
    ['a proxy that passes on the name', { Host: 'shop.example.com' }],
    ['a page that points its own name here', { Host: 'evil.example:6001' }],
  ])('answers nothing that comes through %s', async (_, headers) => {
    const { port, state } = await startServer({ localOnly: true })
    expect(await ask(port, headers)).toBe(403)
    expect(await connect(port, headers)).toBe('refused')
    expect(state.connections.size).toBe(0)
  })
  it.each([
    'localhost',
    'localhost:8000',
    '127.0.0.1:6001',
    '[::1]:6001',
    'shop.test',
    'a.localhost:3000',
    'my-mac.local',
  ])('answers who calls it %s', async (Host) => {
    const { port } = await startServer({ localOnly: true })
    expect(await ask(port, { Host })).toBe(200)
    expect(await connect(port, { Host })).toContain('connection_established')
  })
})
