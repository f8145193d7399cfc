import { request } from 'node:https'
import Pusher from 'pusher'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer, type ServerOptions } from '../src/index.ts'
import { rawClient } from './raw-client.ts'
import { makeCertificate } from './support/certificate.ts'
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
