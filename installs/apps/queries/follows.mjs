import { createChannelKit } from '@channelkit/core'
import { append, liveQuery } from '@channelkit/core/query'
import { createServer } from '@channelkit/server'
import { QueryClient } from '@tanstack/query-core'
import Pusher from 'pusher'

// A live query on the oldest TanStack Query that may be used: fetched once, and then by its channel.
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
const kit = createChannelKit({ key: app.key, wsHost: host, wsPort: port, forceTLS: false })
const client = new QueryClient()
let fetched = 0
const orders = liveQuery(kit, {
  client,
  queryKey: ['orders'],
  queryFn: async () => {
    fetched++
    return [{ id: 1 }]
  },
  channel: 'orders',
  on: { placed: append('id') },
})
const leave = orders.subscribe(() => {})
const until = async (holds) => {
  for (let n = 0; n < 100 && !holds(orders.getSnapshot()); n++)
    await new Promise((done) => setTimeout(done, 50))
  if (!holds(orders.getSnapshot()))
    throw new Error(`Not as it should be: ${JSON.stringify(orders.getSnapshot())}`)
}
await until(({ data, live }) => live === 'live' && data?.length === 1)
await sdk.trigger('orders', 'placed', { id: 2 })
await until(({ data }) => JSON.stringify(data) === '[{"id":1},{"id":2}]')
if (fetched !== 1) throw new Error(`It was fetched ${fetched} times.`)
leave()
client.clear()
kit.destroy()
await server.close()
