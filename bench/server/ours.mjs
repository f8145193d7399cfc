import { app } from './app.mjs'

// Another build of ours stands beside this one where a change is measured.
const { createServer } = await import(process.env.BENCH_SERVER ?? '../../packages/server/dist/index.mjs')
const options = JSON.parse(process.env.BENCH_OPTIONS ?? '{}')
// As it comes, unless a measurement asks for something: limits, counters, presence, subscription counts and back-pressure are all on.
const server = createServer({
  apps: [{ ...app, ...options.app }],
  port: 0,
  limits: options.limits,
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
