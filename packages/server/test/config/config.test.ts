import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/index.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'))
})
afterAll(() => rm(folder, { recursive: true }))

const app = { id: 'mine', key: 'my-key', secret: 'my-secret' }
const load = (argv: string[] = [], env: Record<string, string> = {}) => loadConfig({ argv, env, cwd: folder })
let files = 0
const file = async (content: unknown, extension = 'json') => {
  const name = `config-${files++}.${extension}`
  await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}
const loadFile = async (content: unknown, extension?: string) =>
  load(['--config', await file(content, extension)])
/** What is wrong, line by line. */
const problems = async (loading: Promise<unknown>) => {
  const error = await loading.then(
    () => null,
    (cause) => cause,
  )
  expect(error).toMatchObject({ name: 'ServerError', code: 'invalid-config' })
  const lines = error.message.split('\n')
  expect(lines.at(-1)).toBe(error.remedy)
  return lines.slice(1, -1).join('\n')
}

describe('a configuration', () => {
  it('is that of a development server by default, on this machine only', async () => {
    const { options, development, log } = await load()
    expect(options).toMatchObject({
      host: '127.0.0.1',
      port: 6001,
      apps: [{ id: '1', key: 'app-key', secret: 'app-secret' }],
      shutdownTimeout: 10_000,
    })
    expect([development, log]).toEqual([true, { level: 'info' }])
    for (const host of ['0.0.0.0', '::', '192.168.0.1', '127.0.0.1.example.com', '127.evil.net'])
      expect(await problems(load(['--host', host]))).toContain('everybody knows the secret')
    expect((await load(['--host', '0.0.0.0', '--secret', 'own'])).development).toBe(false)
    for (const host of ['localhost', '::1', '127.0.0.2'])
      expect((await load(['--host', host])).development).toBe(true)
  })

  it('takes flags before the environment, before the file, before the defaults', async () => {
    const name = await file({ host: '127.0.0.2', port: 1, wsPath: '/file', shutdownDelay: 500, apps: [app] })
    const env = { CHANNELKIT_CONFIG: name, CHANNELKIT_PORT: '2', CHANNELKIT_WS_PATH: '/env', PORT: '9' }
    const { options } = await load(['--port', '3', '--ws-path=/flag'], env)
    expect(options).toMatchObject({ host: '127.0.0.2', port: 3, wsPath: '/flag', shutdownDelay: 500 })
    expect((await load([], env)).options).toMatchObject({ port: 2, wsPath: '/env' })
    expect((await load(['--config', name], { ...env, CHANNELKIT_CONFIG: 'none' })).options.port).toBe(2)
    expect((await load(['--verbose'], { CHANNELKIT_LOG_LEVEL: 'error' })).log.level).toBe('debug')
  })

  it('joins processes over a Redis that flags or the environment name, with what the file says about it', async () => {
    const name = await file({ apps: [app], redis: { url: 'redis://file:6379', prefix: 'mine', lease: 5000 } })
    const env = { CHANNELKIT_REDIS: 'redis://env:6379' }
    expect((await load(['--config', name], env)).options.redis).toEqual({
      url: 'redis://env:6379',
      prefix: 'mine',
      lease: 5000,
    })
    expect((await load(['--redis', 'rediss://flag'], env)).options.redis).toEqual({ url: 'rediss://flag' })
    expect((await load()).options.redis).toBeUndefined()
    expect(await problems(load(['--redis', 'localhost:6379']))).toContain(
      '--redis (redis.url): must begin with redis:// or rediss://',
    )
  })

  it('fills an app from flags and the environment, but never mixes it into several', async () => {
    const pusher = { PUSHER_APP_ID: '7', PUSHER_APP_KEY: 'k', PUSHER_APP_SECRET: 's' }
    expect((await load([], pusher)).options.apps).toEqual([{ id: '7', key: 'k', secret: 's' }])
    const one = await file({ apps: [app] })
    expect((await load(['--config', one], pusher)).options.apps).toEqual([app])
    expect((await load(['--config', one, '--secret', 'new'])).options.apps).toEqual([
      { ...app, secret: 'new' },
    ])
    const two = await file({ apps: [app, { id: 'b', key: 'b', secret: 'b' }] })
    expect((await load(['--config', two], pusher)).options.apps).toHaveLength(2)
    expect(await problems(load(['--config', two, '--key', 'x']))).toContain('--key: is for one app')
  })

  it('reads lists, from repeated flags or with commas', async () => {
    const { options } = await load(['--allowed-origin', 'https://a.net', '--allowed-origin', '*.b.net'])
    expect(options.allowedOrigins).toEqual(['https://a.net', '*.b.net'])
    const env = { CHANNELKIT_ALLOWED_ORIGINS: 'https://a.net, *.b.net' }
    expect((await load([], env)).options.allowedOrigins).toEqual(['https://a.net', '*.b.net'])
  })

  it('has webhooks of all types for addresses that are given', async () => {
    const { options } = await load(['--webhook', 'http://a.net/x', '--webhook', 'https://b.net'])
    expect(options.webhooks).toEqual([{ url: 'http://a.net/x' }, { url: 'https://b.net' }])
    expect(await problems(load(['--webhook', 'ftp://a.net']))).toMatch(
      /--webhook \(webhooks\[0\]\.url\): must be an address that begins with http/,
    )
  })

  it('switches metrics on, and leaves what the file says more about them', async () => {
    expect((await load(['--metrics', '--metrics-port', '0'])).options.metrics).toEqual({
      prometheus: { port: 0 },
    })
    expect((await load([], { CHANNELKIT_METRICS_TOKEN: 'hush' })).options.metrics).toEqual({
      prometheus: { token: 'hush' },
    })
    expect(await problems(load(['--metrics']))).toMatch(
      /--metrics \(metrics\.prometheus\): needs a token, a port of its own/,
    )
    expect((await load([], { CHANNELKIT_METRICS: 'false' })).options.metrics).toEqual({ prometheus: false })
    expect(await problems(load([], { CHANNELKIT_METRICS: 'maybe' }))).toContain('must be true or false')
    const more = await file({ apps: [app], metrics: { prometheus: { token: 'hush' } } })
    expect((await load(['--config', more, '--metrics'])).options.metrics).toEqual({
      prometheus: { token: 'hush' },
    })
  })

  it('may be a module, or a function that makes it', async () => {
    const text = JSON.stringify({ port: 5, apps: [app] })
    for (const source of [`export default ${text}`, `export default async () => (${text})`])
      expect((await loadFile(source, 'mjs')).options).toMatchObject({ port: 5, apps: [app] })
  })

  it('is left alone by what an orchestrator sets for a service of that name', async () => {
    const env = {
      CHANNELKIT_PORT: 'tcp://10.0.0.1:6001',
      CHANNELKIT_SERVICE_HOST: '10.0.0.1',
      CHANNELKIT_PORT_6001_TCP: 'tcp://10.0.0.1:6001',
    }
    expect((await load([], env)).options.port).toBe(6001)
    expect((await load([], { ...env, PORT: '8' })).options.port).toBe(8)
  })
})

describe('a wrong configuration', () => {
  it('tells every problem at once: where, what, and what to do', async () => {
    const wrong = {
      prot: 6001,
      host: 5,
      apps: [
        { id: 'a', key: 'k', secert: 's' },
        { id: 'b', key: 7, secret: '', limits: { payloads: 1, frame: -1 } },
      ],
      api: { replayGrace: 'x' },
      log: { level: 'loud' },
      wsPath: 'x/',
      shutdownTimeout: 1e12,
    }
    expect(await problems(loadFile(wrong))).toMatchInlineSnapshot(`
      "  host: must be a text. Where to listen; 0.0.0.0 for everywhere.
        wsPath: must be empty or begin with a slash and not end with one, as /realtime. Put before /app in the socket's address, as pusher-js's wsPath.
        apps[0].secret: is missing. Secret of the app; only servers may know it.
        apps[0].secert: there is no such option; did you mean secret?
        apps[1].key: must be a text. Key of the app; clients show it.
        apps[1].secret: must not be empty. Secret of the app; only servers may know it.
        apps[1].limits.frame: must be 1 or more. The longest frame of a client, in characters. Default 102400.
        apps[1].limits.payloads: there is no such option; did you mean payload?
        api.replayGrace: must be a number, or false. How long an equal signed POST passes, in ms; 0 for never, false for always.
        shutdownTimeout: must be 600000 or less. How long ending may take, in ms.
        log.level: must be one of error, warn, info, debug. debug tells of each connection, subscription and event, never of payloads.
        prot: there is no such option; did you mean port?"
    `)
  })

  it('tells which flag or variable it came from', async () => {
    expect(await problems(load(['--port', '70000']))).toContain('--port (port): must be 65535 or less')
    expect(await problems(load([], { PORT: 'x' }))).toBe('  PORT: must be a number.')
    expect(await problems(load([], { CHANNELKIT_LOG: 'xml' }))).toContain(
      'CHANNELKIT_LOG (log.format): must be one of human, json, none',
    )
    expect(await problems(load(['--prot', '1', '--secrets=x', 'stray']))).toMatchInlineSnapshot(`
      "  --prot: there is no such flag; did you mean --port?
        the command line: every value needs a flag; see --help.
        --secrets: there is no such flag; did you mean --secret?
        the command line: every value needs a flag; see --help."
    `)
    expect(await problems(load(['--port']))).toBe('  --port: needs a value.')
    expect(await problems(load(['--secret', '--verbose']))).toBe('  --secret: needs a value.')
    expect((await load(['--secret=--dashes'])).options.apps[0]!.secret).toBe('--dashes')
    expect(await problems(load([], { CHANNELKIT_SECRT: 'x' }))).toContain('did you mean CHANNELKIT_SECRET?')
    expect(await problems(load(['--tls-cert', 'c.pem']))).toContain('tls.key: is missing')
  })

  it('never repeats a value, which may be secret', async () => {
    const texts = [
      await problems(loadFile('{"apps":[{"id":"a","secret":"hush-hush",}]}')),
      await problems(loadFile({ apps: [{ id: 'a', key: 'k', secret: 'x', keys: 'hush-hush' }] })),
      await problems(loadFile({ apps: [{ id: 'a', key: 'k', secret: ['hush-hush'] }] })),
      await problems(loadFile('throw new Error("hush-hush")', 'mjs')),
      await problems(load(['--secret', 'ok', 'hush-hush'])),
      await problems(load(['--secrt=hush-hush'])),
      await problems(load(['-ushhush', '--port', 'hush-hush'])),
    ]
    for (const text of texts) expect(text).not.toContain('hush')
  })

  it('is a file that is not there, no JSON, or no object; or apps that are not told apart', async () => {
    expect(await problems(load(['--config', 'none.json']))).toBe(
      '  none.json: there is no such file; check the path.',
    )
    expect(await problems(loadFile('{\n"port": 1,\n}'))).toMatch(
      /is no valid JSON at line 3, column 1: check/,
    )
    expect(await problems(loadFile('[]'))).toMatch(/must hold an object/)
    expect(await problems(loadFile('export default 5', 'mjs'))).toMatch(/must hold an object/)
    expect(await problems(loadFile({ apps: [] }))).toMatch(/apps: must not be empty/)
    expect(await problems(loadFile({ apps: [app, { ...app, id: 'b' }, { ...app, key: 'c' }] }))).toMatch(
      /apps\[1\]\.key: is that of apps\[0\] too\.\n.*apps\[2\]\.id: is that of apps\[0\] too\./,
    )
    expect(await problems(loadFile({ apps: [app], tls: { cert: 'no.pem', key: 'no.pem' } }))).toContain(
      'tls.cert: there is no such file',
    )
    expect(await problems(loadFile('{"__proto__": {"port": 1}, "apps": []}'))).toContain('apps')
  })
})
