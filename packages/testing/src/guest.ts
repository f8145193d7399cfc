import { type AuthApp, type AuthMember, authorizeChannel } from '@channelkit/server/auth'
import type { Hub } from '@channelkit/server/hub'

/** Somebody without a page of their own: for the others to see. */
export interface TestGuest {
  readonly id: string
  /** Sends a client event, as their page would. */
  trigger(event: string, data: unknown): void
  leave(): void
}

export interface TestPresence {
  /** Lets somebody come; the same id twice is one person in two tabs. */
  join(member: string | AuthMember): TestGuest
  /** Lets somebody go, with all their tabs. */
  leave(id: string): void
  /** Who is there now, kits included: their ids. */
  readonly members: readonly string[]
}

/** People on a presence channel of the hub that need no kit. */
export function createPresence(
  hub: Hub,
  app: AuthApp & { id: string },
  channel: string,
): TestPresence & { end(): void } {
  const guests = new Set<TestGuest>()

  function join(given: string | AuthMember): TestGuest {
    const member = typeof given === 'string' ? { id: given, info: { name: given } } : given
    const connection = hub.connect({ appKey: app.key, protocol: 7 }, { send() {}, close() {} })
    const say = (message: object) => connection.receive(JSON.stringify(message))
    const auth = authorizeChannel(app, { socketId: connection.socketId, channel, member })
    say({ event: 'pusher:subscribe', data: { channel, ...auth } })
    const guest: TestGuest = {
      id: member.id,
      trigger: (event, data) => say({ event, channel, data }),
      leave() {
        guests.delete(guest)
        connection.closed()
      },
    }
    guests.add(guest)
    return guest
  }

  return {
    join,
    leave(id) {
      for (const guest of [...guests]) if (guest.id === id) guest.leave()
    },
    get members() {
      return [...(hub.app(app.id).channels.get(channel)?.members.keys() ?? [])]
    },
    end() {
      for (const guest of [...guests]) guest.leave()
    },
  }
}
