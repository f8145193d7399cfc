import { createRequire } from 'node:module'
import Echo from 'laravel-echo'
import type PusherJs from 'pusher-js'
import { onTestFinished } from 'vitest'
import { APP } from '../support/server.ts'

const require = createRequire(import.meta.url)
// As they come from the registry, in the builds that Node takes; the old ones have types of other times.
const builds: Record<string, typeof PusherJs> = {
  'pusher-js 4.4': require('pusher-js-4'),
  'pusher-js 7.6': require('pusher-js-7'),
  'pusher-js 8.6': require('pusher-js'),
}

/** What the same cases ask of every client. */
export interface Visitor {
  pusher: PusherJs
  listen(channel: string, event: string, hear: (data: unknown, from?: string) => void): void
  join(
    channel: string,
    people: { here(ids: string[]): void; joined(id: string): void; left(id: string): void },
  ): void
  trigger(channel: string, event: string, data: unknown): void
  leave(channel: string): void
}

export interface ClientKind {
  name: string
  canSignIn: boolean
  connect(port: number, user: string): Visitor
}

/** One address for everything; the application's own endpoint says who asks. */
const optionsFor = (port: number, user: string) => ({
  cluster: 'own',
  wsHost: '127.0.0.1',
  wsPort: port,
  forceTLS: false,
  enabledTransports: ['ws' as const],
  authEndpoint: `http://127.0.0.1:${port}/pusher/auth?user=${user}`,
  userAuthentication: {
    endpoint: `http://127.0.0.1:${port}/pusher/user-auth?user=${user}`,
    transport: 'ajax' as const,
  },
})

function start(Build: typeof PusherJs, port: number, user: string): PusherJs {
  const pusher = new Build(APP.key, optionsFor(port, user))
  onTestFinished(() => pusher.disconnect())
  return pusher
}

const plain = (pusher: PusherJs): Visitor => ({
  pusher,
  listen(channel, event, hear) {
    pusher
      .subscribe(channel)
      .bind(event, (data: unknown, meta?: { user_id: string }) => hear(data, meta?.user_id))
  },
  join(channel, { here, joined, left }) {
    const room = pusher.subscribe(channel)
    room.bind('pusher:subscription_succeeded', (members: { members: object }) =>
      here(Object.keys(members.members)),
    )
    room.bind('pusher:member_added', ({ id }: { id: string }) => joined(id))
    room.bind('pusher:member_removed', ({ id }: { id: string }) => left(id))
  },
  trigger: (channel, event, data) => void pusher.channel(channel).trigger(event, data),
  leave: (channel) => pusher.unsubscribe(channel),
})

/** Laravel Echo has its own words for channels and events; a dot before an event means the name as it is. */
function withEcho(client: PusherJs): Visitor {
  const echo = new Echo({ broadcaster: 'pusher', key: APP.key, client, cluster: 'own' })
  const channelOf = (name: string) => {
    if (name.startsWith('private-encrypted-')) return echo.encryptedPrivate(name.slice(18))
    if (name.startsWith('private-')) return echo.private(name.slice(8))
    if (name.startsWith('presence-')) return echo.join(name.slice(9))
    return echo.channel(name)
  }
  return {
    pusher: client,
    listen: (channel, event, hear) => void channelOf(channel).listen(`.${event}`, hear),
    join(channel, { here, joined, left }) {
      echo
        .join(channel.slice(9))
        .here((people: { id: string }[]) => here(people.map(({ id }) => id)))
        .joining(({ id }: { id: string }) => joined(id))
        .leaving(({ id }: { id: string }) => left(id))
    },
    trigger: (channel, event, data) =>
      void (channelOf(channel) as ReturnType<typeof echo.private>).whisper(
        event.slice('client-'.length),
        data as object,
      ),
    leave: (channel) => echo.leaveChannel(channel),
  }
}

export const clients: ClientKind[] = Object.entries(builds).flatMap(([name, Build]) => {
  const canSignIn = !name.endsWith(' 4.4')
  return [
    { name, canSignIn, connect: (port: number, user: string) => plain(start(Build, port, user)) },
    {
      name: `laravel-echo 2.5 over ${name}`,
      canSignIn,
      connect: (port: number, user: string) => withEcho(start(Build, port, user)),
    },
  ]
})
