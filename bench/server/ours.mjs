import { createServer } from '../../packages/server/dist/index.mjs'
import { app } from './app.mjs'

// As it comes: limits, counters, presence, subscription counts and back-pressure are all on.
const server = createServer({
  apps: [app],
  port: 0,
  limits: { presenceMembers: Number(process.env.PRESENCE_MEMBERS ?? 100) },
})
const { port } = await server.listen()
process.send?.({ port })
process.on('message', (question) => {
  if (question === 'end') process.exit(0)
  if (question !== 'memory') return
  globalThis.gc?.()
  const state = server.hub.app(app.id)
  const members = state.channels.get('presence-bench')?.members.size ?? 0
  process.send?.({ ...process.memoryUsage(), connections: state.connections.size, members })
})
