#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { createServer } from './server.ts'

const HELP = `channelkit-server: an embedded server for the Channels protocol

  --host HOST      where to listen (CHANNELKIT_HOST, default 127.0.0.1)
  --port PORT      0 takes a free one (CHANNELKIT_PORT, PORT, default 6001)
  --app-id ID      (CHANNELKIT_APP_ID, PUSHER_APP_ID, default app)
  --key KEY        (CHANNELKIT_KEY, PUSHER_KEY, default app-key)
  --secret SECRET  (CHANNELKIT_SECRET, PUSHER_SECRET, default app-secret, on loopback only)
  --help
`

const fail = (message: string, code: number): never => {
  console.error(`channelkit-server: ${message}`)
  process.exit(code)
}

function readFlags() {
  try {
    const text = { type: 'string' } as const
    const options = {
      host: text,
      port: text,
      'app-id': text,
      key: text,
      secret: text,
      help: { type: 'boolean' },
    } as const
    return parseArgs({ options, strict: true }).values
  } catch (error) {
    return fail(`${(error as Error).message} Try --help.`, 2)
  }
}

const flags = readFlags()
if (flags.help) {
  process.stdout.write(HELP)
  process.exit(0)
}
const { env } = process
const host = flags.host ?? env.CHANNELKIT_HOST ?? '127.0.0.1'
const port = Number(flags.port ?? env.CHANNELKIT_PORT ?? env.PORT ?? 6001)
const id = flags['app-id'] ?? env.CHANNELKIT_APP_ID ?? env.PUSHER_APP_ID ?? 'app'
const key = flags.key ?? env.CHANNELKIT_KEY ?? env.PUSHER_KEY ?? 'app-key'
const given = flags.secret ?? env.CHANNELKIT_SECRET ?? env.PUSHER_SECRET
const loopback = /^(127\.|localhost$|::1$)/.test(host)
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('the port must be a number from 0 to 65535', 2)
if (!given && !loopback) fail('give a --secret of your own to listen beyond this machine', 2)

try {
  const server = createServer({ apps: [{ id, key, secret: given ?? 'app-secret' }], host, port })
  const { url } = await server.listen()
  console.log(`ChannelKit server listening on ${url} (app ${id})`)
  const stop = () => void server.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (error) {
  fail((error as Error).message, 1)
}
