import { onTestFinished } from 'vitest'
import { type AuthMember, authorizeChannel, authorizeUser } from '../../src/auth/index.ts'
import { type ChannelsServer, createServer, type ServerOptions } from '../../src/index.ts'
import { APP } from './hub.ts'

export { APP }
export const MASTER_KEY = btoa('0123456789abcdef0123456789abcdef')

/** A server on a free port, until the end of the test. */
export async function startServer(options: Partial<ServerOptions> = {}) {
  const server: ChannelsServer = createServer({ apps: [APP], port: 0, ...options })
  const { port, url } = await server.listen()
  onTestFinished(() => server.close())
  const state = server.hub.app(APP.id)
  return { server, port, url, hub: server.hub, state, close: () => server.close() }
}

/** What an application's own server answers to a client that asks for a channel, or to sign in. */
export const answerFor = (member: AuthMember) => ({
  channel: (socketId: string, channel: string) =>
    authorizeChannel({ ...APP, encryptionMasterKey: MASTER_KEY }, { socketId, channel, member }),
  user: (socketId: string) => authorizeUser(APP, { socketId, user: member }),
})
