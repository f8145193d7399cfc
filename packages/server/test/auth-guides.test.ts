import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp, fromWebHandler, toNodeListener } from 'h3'
import type PusherJs from 'pusher-js'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { startPusher } from './support/pusher.ts'
import { APP, startServer } from './support/server.ts'
import { wait } from './support/wait.ts'

const folder = new URL('../.cache/guides/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(
  new URL('session.ts', folder),
  `export const userOf = async (cookie) => (/user=(\\w+)/.test(cookie ?? '') ? { id: RegExp.$1, name: 'Ann' } : null)
export const mayRead = (user, channel) => !channel.endsWith('-secret')\n`,
)
afterAll(() => rmSync(folder, { recursive: true }))

/** The first sample of a guide, as it stands there, but for the key and the secret of the server here. */
async function guide(name: string) {
  const page = readFileSync(new URL(`../../../docs/authorize-${name}.md`, import.meta.url), 'utf8')
  const [, code = ''] = /^```ts\n([\s\S]*?)^```/m.exec(page) ?? []
  const file = new URL(`${name}.ts`, folder)
  writeFileSync(
    file,
    code.replaceAll("'app-key'", `'${APP.key}'`).replaceAll("'app-secret'", `'${APP.secret}'`),
  )
  return import(file.pathname)
}

/** How each framework's server listens; those that have a build of their own are given their handlers' requests by h3. */
const frameworks: Record<string, () => Promise<RequestListener>> = {
  express: async () => (await guide('express')).web,
  async fastify() {
    const { web } = await guide('fastify')
    await web.ready()
    return (request, response) => web.routing(request, response)
  },
  async hono() {
    const { web } = await guide('hono')
    return toNodeListener(createApp().use(fromWebHandler((request) => web.fetch(request))))
  },
  async next() {
    const { POST } = await guide('next')
    return toNodeListener(createApp().use(fromWebHandler(POST)))
  },
  nuxt: async () => toNodeListener(createApp().use((await guide('nuxt')).default)),
  async sveltekit() {
    const { POST } = await guide('sveltekit')
    return toNodeListener(createApp().use(fromWebHandler((request) => POST({ request }))))
  },
}

describe.each(Object.keys(frameworks))('the guide for %s', (name) => {
  async function visitor(cookie: string): Promise<PusherJs> {
    const { port } = await startServer()
    const web = createServer(await frameworks[name]!())
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void web.close())
    const { port: webPort } = web.address() as AddressInfo
    // pusher-js in Node sends no cookies: they are the browser's matter.
    const ask = async (path: string, form: Record<string, string>) => {
      const body = new URLSearchParams(form)
      return fetch(`http://127.0.0.1:${webPort}${path}`, { method: 'POST', headers: { cookie }, body })
    }
    return startPusher(port, 'nobody', {
      channelAuthorization: {
        endpoint: '',
        transport: 'ajax',
        async customHandler({ socketId, channelName }, done) {
          const answer = await ask('/pusher/auth', { socket_id: socketId, channel_name: channelName })
          if (answer.ok) done(null, (await answer.json()) as { auth: string })
          else done(Object.assign(new Error('refused'), { status: answer.status }), null)
        },
      },
      userAuthentication: {
        endpoint: '',
        transport: 'ajax',
        async customHandler({ socketId }, done) {
          const answer = await ask('/pusher/user-auth', { socket_id: socketId })
          done(null, (await answer.json()) as { auth: string; user_data: string })
        },
      },
    })
  }

  it('lets in who is signed in, as who they are', async () => {
    const pusher = await visitor('user=ann')
    const channels = ['private-orders', 'presence-room'].map((one) => pusher.subscribe(one))
    await wait(() => expect(channels.map((one) => one.subscribed)).toEqual([true, true]))
    expect((channels[1] as unknown as { members: { me: unknown } }).members.me).toEqual({
      id: 'ann',
      info: { name: 'Ann' },
    })
    pusher.signin()
    await wait(() => expect(pusher.user.user_data).toMatchObject({ id: 'ann' }))
  })

  it('refuses who is not, and what they may not read', async () => {
    for (const [cookie, channel] of [
      ['', 'private-orders'],
      ['user=ann', 'private-secret'],
    ] as const) {
      const pusher = await visitor(cookie)
      const refused = new Promise((resolve) =>
        pusher.subscribe(channel).bind('pusher:subscription_error', resolve),
      )
      expect(await refused).toMatchObject({ error: 'refused' })
    }
  })
})
