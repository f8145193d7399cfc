import { channel, createChannelKit, presence } from '@channelkit/core'
import { createServer } from '@channelkit/server'
import Pusher from 'pusher'

// The server, the SDK that publishes and a client, all in one program: Node, Deno or Bun.
const app = { id: '1', key: 'app-key', secret: 'app-secret' }
const server = createServer({ apps: [app], port: 0 })
const { host, port } = await server.listen()
const sdk = new Pusher({
  appId: app.id,
  key: app.key,
  secret: app.secret,
  host,
  port: String(port),
  useTLS: false,
})
const kit = createChannelKit({
  key: app.key,
  wsHost: host,
  wsPort: port,
  forceTLS: false,
  authorize: async ({ socketId, channel }) => sdk.authorizeChannel(socketId, channel, { user_id: 'ann' }),
})
const room = presence(kit, 'presence-room')
room.subscribe(() => {})
let heard
channel(kit, 'ticker').on('trade', (trade) => {
  heard = trade
})
for (let n = 0; n < 100 && !(heard && room.getSnapshot().count === 1); n++) {
  await sdk.trigger('ticker', 'trade', { price: 42 })
  await new Promise((resolve) => setTimeout(resolve, 100))
}
const users = await (await sdk.get({ path: '/channels/presence-room/users' })).json()
const { transport } = kit.connection.getSnapshot()
kit.destroy()
await server.close()
const seen = JSON.stringify({ heard, transport, users })
const wanted = JSON.stringify({
  heard: { price: 42 },
  transport: 'ws',
  users: { users: [{ id: 'ann' }] },
})
if (seen !== wanted) throw new Error(`Not as it should be: ${seen}`)
const late = setTimeout(() => {
  console.error('Something keeps the process alive.')
  process.exit(1)
}, 5000)
late.unref()
