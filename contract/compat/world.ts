import type { AuthAnswer, AuthorizeFunction } from '@channelkit/core'
import { createTestOptions, type TestServer } from '@channelkit/testing'

export interface OldWorld {
  readonly server: TestServer
  /** Options of pusher-js by which its own clients, and whoever takes the same, reach the server. */
  readonly options: Record<string, unknown> & { key: string }
  /** The class that finds the way. */
  readonly Pusher: unknown
}

/** The server's engine in memory, for those that know nothing of kits. */
export async function oldWorld(user = { id: 'ann', info: { name: 'Ann' } }): Promise<OldWorld> {
  const { options, server } = createTestOptions({ user })
  const Pusher = await options.load!()
  const authorize = options.authorize as AuthorizeFunction
  const customHandler = (
    { socketId, channelName }: { socketId: string; channelName: string },
    done: (error: Error | null, answer: AuthAnswer | null) => void,
  ) =>
    void authorize({ socketId, channel: channelName }, new AbortController().signal).then(
      (answer) => done(null, answer),
      (error) => done(error, null),
    )
  return {
    server,
    Pusher,
    options: {
      key: options.key!,
      cluster: 'own',
      wsHost: options.wsHost,
      wsPort: options.wsPort,
      forceTLS: false,
      enabledTransports: ['ws'],
      channelAuthorization: { endpoint: '', transport: 'ajax', customHandler },
    },
  }
}
