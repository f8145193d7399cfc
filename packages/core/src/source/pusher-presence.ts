import type { Member } from '../member.ts'
import type { PusherChannel, PusherMessage } from './pusher-types.ts'
import { standBefore } from './stand-before.ts'

/** Somebody who came, or the id of somebody who left. */
export type MemberChange = { joined: Member } | { left: string }

/** Who is on a presence channel, in the order in which they came. */
export interface PresenceWatch {
  all(): Member[]
  stop(): void
}

interface RawPresence {
  ids?: unknown[]
  hash?: Record<string, unknown>
}

interface RawMember {
  user_id: unknown
  user_info: unknown
}

/**
 * Reads members from what the server says rather than from pusher-js, which keeps them as keys of an object: numeric ids
 * lose their order there, and some names are no keys at all.
 *
 * @param tell told of whoever comes and goes
 */
export function watchPresence(channel: PusherChannel, tell: (change: MemberChange) => void): PresenceWatch {
  let stopped = false
  // Another part of the application may have subscribed it before.
  let infos = new Map<string, unknown>(Object.entries(channel.members?.members ?? {}))

  function begin({ data }: PusherMessage) {
    const { ids = [], hash = {} } = (data as { presence?: RawPresence } | null)?.presence ?? {}
    const all = new Set([...ids.map(String), ...Object.keys(hash)])
    infos = new Map([...all].map((id) => [id, Object.hasOwn(hash, id) ? hash[id] : undefined]))
  }

  function follow({ event, data }: PusherMessage) {
    switch (event) {
      case 'pusher_internal:member_added': {
        const { user_id, user_info: info } = data as RawMember
        const id = String(user_id)
        infos.set(id, info)
        return tell({ joined: { id, info } })
      }
      case 'pusher_internal:member_removed': {
        const id = String((data as RawMember).user_id)
        if (infos.delete(id)) tell({ left: id })
      }
    }
  }
  const leave = standBefore(channel, 'handleEvent', (handleEvent) => (message) => {
    if (message.event === 'pusher_internal:subscription_succeeded') begin(message)
    handleEvent.call(channel, message)
    if (!stopped) follow(message)
  })
  return {
    all: () => [...infos].map(([id, info]) => ({ id, info })),
    stop() {
      stopped = true
      leave()
    },
  }
}
