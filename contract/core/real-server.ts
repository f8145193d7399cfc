import { createServer as createHttpServer } from 'node:http'
import { type ChannelKit, type ChannelKitOptions, createChannelKit, type Readable } from '@channelkit/core'
import { createServer, type ServerOptions } from '@channelkit/server'
import Pusher from 'pusher'
import Client, { type Options } from 'pusher-js'

const app = { id: 'app', key: 'app-key', secret: 'app-secret' }

/** A real server and kits on real pusher-js, all ended together. */
export async function startWorld(
  port = 0,
  { history, ...options }: Partial<ServerOptions> & Pick<ServerOptions['apps'][number], 'history'> = {},
) {
  const server = createServer({ apps: [{ ...app, ...(history && { history }) }], port, ...options })
  const address = await server.listen()
  const sdk = new Pusher({
    appId: app.id,
    key: app.key,
    secret: app.secret,
    host: address.host,
    port: String(address.port),
    useTLS: false,
  })
  const kits: ChannelKit[] = []
  const happenings: string[] = []
  server.hub.tap((h) => {
    if (h.type === 'subscribed' || h.type === 'unsubscribed') happenings.push(`${h.type} ${h.channel}`)
  })
  return {
    server,
    sdk,
    port: address.port,
    happenings,
    kit(user = 'ann', options: ChannelKitOptions = {}): ChannelKit {
      const kit = createChannelKit({
        key: app.key,
        wsHost: address.host,
        wsPort: address.port,
        forceTLS: false,
        enabledTransports: ['ws'],
        grace: 50,
        leaveAfter: 0,
        authorize: async ({ socketId, channel }) =>
          sdk.authorizeChannel(socketId, channel!, { user_id: user, user_info: { name: user } }),
        ...options,
      })
      kits.push(kit)
      return kit
    },
    /** An instance of an application's own, as pages have it that know nothing of kits. Who makes one ends it. */
    pusher: ({ id, name = id }: { id: string; name?: string }, options: Partial<Options> = {}) =>
      new Client(app.key, {
        cluster: 'own',
        wsHost: address.host,
        wsPort: address.port,
        forceTLS: false,
        enabledTransports: ['ws'],
        channelAuthorization: {
          endpoint: '',
          transport: 'ajax',
          customHandler: ({ socketId, channelName }, done) =>
            done(null, sdk.authorizeChannel(socketId, channelName, { user_id: id, user_info: { name } })),
        },
        ...options,
      }),
    async end() {
      for (const kit of kits) kit.destroy()
      await server.close()
    },
  }
}

/** An auth endpoint that answers what it is told to, and counts. */
export async function startEndpoint(answers: ((body: string) => { status: number; body: string } | null)[]) {
  const state = { calls: 0, url: '' }
  const http = createHttpServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const answer = answers[Math.min(state.calls++, answers.length - 1)]!(body)
      if (answer) response.writeHead(answer.status).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  state.url = `http://127.0.0.1:${(http.address() as { port: number }).port}/auth`
  return {
    state,
    end: () => {
      http.closeAllConnections()
      http.close()
    },
  }
}

/** Resolves when a store shows what is wanted, however long that takes: a machine may have much else to do. */
export const shows = <T>(store: Readable<T>, wanted: (snapshot: T) => boolean): Promise<void> =>
  new Promise((resolve) => {
    let off = () => {}
    const look = () => {
      if (!wanted(store.getSnapshot())) return
      off()
      resolve()
    }
    off = store.subscribe(look)
    look()
  })
