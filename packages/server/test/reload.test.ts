import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Pusher from 'pusher'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer, type ServerOptions } from '../src/index.ts'
import { rawClient } from './raw-client.ts'
import { makeCertificate } from './support/certificate.ts'
import { buildCli } from './support/cli.ts'
import { collector } from './support/metrics.ts'
import { wait } from './support/wait.ts'

const APP = { id: '1', key: 'key-1', secret: 'secret-1' }
const OTHER = { id: '2', key: 'key-2', secret: 'secret-2' }

async function start(options: ServerOptions) {
  const server = createServer(options)
  const { port, url } = await server.listen()
  onTestFinished(() => server.close())
  const publish = (app: typeof APP, data = '1') =>
    new Pusher({ appId: app.id, key: app.key, secret: app.secret, host: '127.0.0.1', port: `${port}` })
      .trigger('room', 'e', data)
      .then(
        () => 200,
        ({ status }) => status as number,
      )
  return { server, port, url, publish }
}

describe('a running server', () => {
  it('takes new apps, and closes the clients of those that are gone with 4001', async () => {
    const { server, port, publish } = await start({ apps: [APP], port: 0 })
    const ended: string[] = []
    server.hub.tap((one) => one.type === 'disconnected' && ended.push(one.reason))
    const client = await rawClient(port, '/app/key-1?protocol=7')
    expect(await publish(OTHER)).toBe(404)
    server.reload({ apps: [APP, OTHER], port: 0 })
    expect([await publish(APP), await publish(OTHER)]).toEqual([200, 200])
    expect(ended).toEqual([])
    server.reload({ apps: [OTHER], port: 0 })
    expect([await publish(APP), await publish(OTHER)]).toEqual([404, 200])
    expect(ended).toEqual(['4001'])
    client.socket.destroy()
  })

  it('takes new secrets, limits and origins while clients stay', async () => {
    const { server, port, publish } = await start({ apps: [APP], port: 0 })
    const client = await rawClient(port, '/app/key-1?protocol=7')
    server.reload({
      apps: [
        { ...APP, secret: 'new', keys: [{ key: 'key-1', secret: 'secret-1' }], limits: { payload: 10 } },
      ],
      limits: { clientEventsPerSecond: 3 },
      port: 0,
    })
    expect([await publish(APP), await publish({ ...APP, secret: 'new' })]).toEqual([200, 200])
    expect(await publish(APP, 'x'.repeat(20))).toBe(413)
    expect(server.hub.app('1').limits.clientEventsPerSecond).toBe(3)
    server.reload({ apps: [{ ...APP, secret: 'new' }], port: 0 })
    expect([await publish(APP), await publish({ ...APP, secret: 'new' })]).toEqual([401, 200])
    // What is left out is as it is by default.
    expect(server.hub.app('1').limits).toMatchObject({ payload: 10_240, clientEventsPerSecond: 10 })
    expect(server.hub.app('1').connections.size).toBe(1)
    client.socket.destroy()
  })

  it('sends webhooks to other receivers, and signs with the new secret', async () => {
    const [one, two] = [await collector(), await collector()]
    const webhooks = (url: string) => [{ url, batch: false, debounce: 0 }]
    const { server, port } = await start({ apps: [APP], port: 0, webhooks: webhooks(one.url) })
    const occupy = async (key: string) => {
      const client = await rawClient(port, `/app/${key}?protocol=7`)
      client.say({ event: 'pusher:subscribe', data: { channel: `room-${key}` } })
      onTestFinished(() => void client.socket.destroy())
    }
    await occupy('key-1')
    await wait(() => expect(one.posts).toHaveLength(2))
    server.reload({ apps: [{ ...APP, key: 'fresh' }], port: 0, webhooks: webhooks(one.url) })
    await occupy('fresh')
    await wait(() => expect(one.posts).toHaveLength(4))
    expect(one.posts.at(-1)!.headers['x-pusher-key']).toBe('fresh')
    server.reload({ apps: [APP, OTHER], port: 0, webhooks: webhooks(two.url) })
    await occupy('key-2')
    await wait(() => expect(two.posts).toHaveLength(2))
    expect(one.posts).toHaveLength(4)
  })

  it.each<[string, Partial<ServerOptions>]>([
    [
      'two apps with one key',
      {
        apps: [
          { ...APP, secret: 'new' },
          { ...OTHER, key: APP.key },
        ],
      },
    ],
    ['no app', { apps: [] }],
    ['a receiver without an address', { apps: [{ ...APP, secret: 'new' }], webhooks: [{ url: 'x' }] }],
    ['what is no certificate', { apps: [{ ...APP, secret: 'new' }], tls: { cert: 'x', key: 'y' } }],
  ])('refuses %s, and stays as it was', async (_, wrong) => {
    const { server, publish } = await start({ apps: [APP], port: 0 })
    expect(() => server.reload({ apps: [APP], ...wrong })).toThrow(
      expect.objectContaining({ name: 'ServerError' }),
    )
    expect(await publish(APP)).toBe(200)
  })

  it('says what needs a restart', async () => {
    const { server } = await start({ apps: [APP], port: 0, shutdownTimeout: 1000 })
    const history = [{ channels: 'a' }]
    const next = { apps: [{ ...APP, history }], port: 1, shutdownTimeout: 1000, limits: { buffered: 5 } }
    expect(server.reload(next).toSorted()).toEqual(['history of app 1', 'limits.buffered', 'port'])
    expect(server.reload({ apps: [APP], port: 0, shutdownTimeout: 1000 })).toEqual([])
  })

  it('shows a new certificate to who comes', async () => {
    const [old, fresh] = [await makeCertificate(), await makeCertificate()]
    const { server, port } = await start({ apps: [APP], port: 0, tls: { cert: old.cert, key: old.key } })
    const up = (ca: string) =>
      new Promise((resolve) =>
        request({ host: '127.0.0.1', port, path: '/up', ca, agent: false }, (response) => {
          response.resume()
          resolve(response.statusCode)
        })
          .on('error', () => resolve('unknown'))
          .end(),
      )
    expect([await up(old.cert), await up(fresh.cert)]).toEqual([200, 'unknown'])
    server.reload({ apps: [APP], port: 0, tls: { cert: fresh.cert, key: fresh.key } })
    expect([await up(old.cert), await up(fresh.cert)]).toEqual(['unknown', 200])
  })
})

describe('the command', () => {
  async function run(file: string, content: string) {
    const folder = await mkdtemp(join(tmpdir(), 'reload-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, file)
    await writeFile(path, content)
    const child = spawn(process.execPath, [
      await buildCli('cli-reload'),
      ...['--config', path, '--port', '0', '--log', 'json', '--shutdown-delay', '0'],
    ])
    onTestFinished(() => void child.kill('SIGKILL'))
    let log = ''
    child.stderr.on('data', (chunk) => (log += chunk))
    const { url } = await wait(() => JSON.parse(/.*"listening".*/.exec(log)![0]))
    const entries = () =>
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    const known = async (key: string) => {
      const query = `auth_key=${key}&auth_version=1.0&auth_timestamp=1&auth_signature=x`
      const { code } = (await (await fetch(`${url}/apps/1/channels?${query}`)).json()) as { code: string }
      return code === 'bad-timestamp'
    }
    return {
      child,
      path,
      entries,
      known,
      of: (msg: string) => entries().filter((one) => one.msg.startsWith(msg)),
    }
  }
  const json = (...apps: object[]) => JSON.stringify({ apps })

  it('takes its file on SIGHUP and SIGUSR2, refuses a wrong one with its reasons, and ends in order', async () => {
    const { child, path, known, of } = await run('c.json', json(APP))
    await writeFile(path, json({ ...APP, key: 'fresh' }))
    child.kill('SIGHUP')
    await wait(() => expect(of('configuration taken')).toHaveLength(1))
    expect([await known('key-1'), await known('fresh')]).toEqual([false, true])
    await writeFile(path, json({ ...APP, secret: 5, ky: 'x' }))
    child.kill('SIGUSR2')
    await wait(() => expect(of('the configuration stays').length).toBeGreaterThan(0))
    expect(of('the configuration stays')[0]).toMatchObject({ level: 'error', code: 'invalid-config' })
    expect(of('the configuration stays')[0].msg).toMatch(
      /apps\[0\]\.secret: must be a text[\s\S]*ky: .*did you mean key/,
    )
    expect(await known('fresh')).toBe(true)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('takes apps from an address, and takes them anew when they have changed', async () => {
    let apps: unknown = [{ ...APP, key: 'first' }]
    let broken = false
    const asked: (string | undefined)[] = []
    const source = http.createServer(({ headers }, response) => {
      asked.push(headers['if-none-match'])
      const body = JSON.stringify({ apps })
      if (broken) return void response.writeHead(500).end()
      const etag = `"${body.length}"`
      if (headers['if-none-match'] === etag) return void response.writeHead(304).end()
      response.writeHead(headers.authorization === 'Bearer t' ? 200 : 401, { etag }).end(body)
    })
    await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void source.close())
    const url = `http://127.0.0.1:${(source.address() as { port: number }).port}/apps`
    const appsFrom = { url, headers: { authorization: 'Bearer t' }, every: 1000 }
    const { known, of } = await run('c.json', JSON.stringify({ appsFrom }))
    expect(await known('first')).toBe(true)
    await wait(() => expect(asked.filter((tag) => tag !== undefined).length).toBeGreaterThan(0))
    expect(of('configuration taken')).toEqual([])
    apps = [{ ...APP, key: 'second one' }]
    await wait(() => expect(of('the configuration stays')).toHaveLength(1))
    expect(of('the configuration stays')[0].msg).toMatch(/apps\[0\]\.key: must have no blanks/)
    apps = [{ ...APP, key: 'second' }]
    await wait(() => expect(of('configuration taken')).toHaveLength(1))
    expect([await known('first'), await known('second')]).toEqual([false, true])
    broken = true
    await wait(() => expect(of('the configuration stays')).toHaveLength(2))
    expect(of('the configuration stays')[1]).toMatchObject({ code: 'apps-unavailable' })
    const count = asked.length
    await wait(() => expect(asked.length).toBeGreaterThan(count + 1))
    // Once, however often it is asked in vain; and it goes on with those it had.
    expect(of('the configuration stays')).toHaveLength(2)
    expect(await known('second')).toBe(true)
  })

  it('reads its own module once, however often it asks for apps', async () => {
    let asked = 0
    const source = http.createServer((_, response) => {
      asked++
      response.end(JSON.stringify([APP]))
    })
    await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void source.close())
    const url = `http://127.0.0.1:${(source.address() as { port: number }).port}/apps`
    const module = `process.stderr.write('{"msg":"module read"}\\n')
      export default { appsFrom: { url: '${url}', every: 1000 } }`
    const { of } = await run('c.mjs', module)
    await wait(() => expect(asked).toBeGreaterThan(2))
    expect(of('module read')).toHaveLength(1)
  })

  it('sees that its file has changed, also where it is a module', async () => {
    const module = (key: string) =>
      `export default { apps: [{ id: '1', key: '${key}', secret: 's' }], log: { level: 'info' } }`
    const { path, known, of } = await run('c.mjs', module('old'))
    expect(await known('old')).toBe(true)
    await writeFile(path, module('fresh'))
    await wait(() => expect(of('configuration taken').length).toBeGreaterThan(0))
    expect([await known('old'), await known('fresh')]).toEqual([false, true])
  })
})
