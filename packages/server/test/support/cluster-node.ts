import { createServer, type ServerOptions } from '../../src/index.ts'

// One process of a cluster: takes its options as JSON, and says as JSON lines where it listens and what happens.
const { hurry = 1, ...options } = JSON.parse(process.argv[2]!) as ServerOptions & { hurry?: number }
// What it waits for by itself comes so many times sooner; Redis counts time as ever.
const later = globalThis.setTimeout
globalThis.setTimeout = ((run: () => void, ms = 0) => later(run, ms / hurry)) as typeof globalThis.setTimeout
const server = createServer(options)
server.hub.tap((happening) => process.stdout.write(`${JSON.stringify(happening)}\n`))
const { port } = await server.listen()
process.stdout.write(`${JSON.stringify({ port })}\n`)
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)))
