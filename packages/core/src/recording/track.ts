import { everyone, type Present, presentAfter } from '../present.ts'
import type { Points, SourceHappening } from '../source/source.ts'

/** What a recording is made of: what a source tells, and which channels were left. Of points it has their events. */
export type Recorded =
  | Exclude<SourceHappening, Points>
  | { readonly at: number; readonly type: 'unsubscribe'; readonly channel: string }

type Of<Type extends Recorded['type']> = Extract<Recorded, { type: Type }>

/** What holds at a place of a recording: what somebody has to be told who comes there. */
export interface Track {
  take(happening: Recorded): void
  readonly connected: boolean
  /** All of it, as if it had just happened. */
  all(at: number): Recorded[]
  /** What holds of a channel; nothing unless it is live. */
  ofChannel(channel: string, at: number): Recorded[]
  /** Who signed in and who is online, as far as it was told. */
  ofUser(at: number): Recorded[]
}

export function createTrack(): Track {
  const live = new Set<string>()
  const people = new Map<string, Present | null>()
  const counts = new Map<string, number>()
  const conflated = new Map<string, Of<'conflated'>>()
  const online = new Set<string>()
  let connection: Of<'connection'> | undefined
  let user: Of<'user'> | undefined

  function leave(channel: string) {
    live.delete(channel)
    people.delete(channel)
    counts.delete(channel)
    conflated.delete(channel)
  }

  const track: Track = {
    get connected() {
      return connection?.state === 'connected'
    },
    take(happening) {
      switch (happening.type) {
        case 'connection':
          connection = happening
          if (happening.state === 'connected') return
          for (const channel of [...live]) leave(channel)
          return online.clear()
        case 'members':
        case 'member':
          return void people.set(
            happening.channel,
            presentAfter(people.get(happening.channel) ?? null, happening),
          )
        case 'subscribed':
          return void live.add(happening.channel)
        case 'count':
          return void counts.set(happening.channel, happening.count)
        case 'refused':
        case 'unsubscribe':
          return leave(happening.channel)
        case 'conflated':
          return void conflated.set(happening.channel, happening)
        case 'user':
          user = happening
          return
        case 'watchlist':
          for (const id of happening.ids) happening.online ? online.add(id) : online.delete(id)
      }
    },
    all: (at) => [
      ...(connection ? [{ ...connection, at }] : []),
      ...track.ofUser(at),
      ...[...live].flatMap((channel) => track.ofChannel(channel, at)),
    ],
    ofChannel(channel, at) {
      if (!live.has(channel)) return []
      const present = people.get(channel)
      const count = counts.get(channel)
      const held = conflated.get(channel)
      return [
        ...(present ? [everyone(present, channel, at)] : []),
        { type: 'subscribed', at, channel },
        ...(count === undefined ? [] : [{ type: 'count' as const, at, channel, count }]),
        ...(held ? [{ ...held, at }] : []),
      ]
    },
    ofUser: (at) => [
      ...(user ? [{ ...user, at }] : []),
      ...(online.size ? [{ type: 'watchlist' as const, at, online: true, ids: [...online] }] : []),
    ],
  }
  return track
}
