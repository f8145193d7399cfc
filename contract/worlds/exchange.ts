import type { ErrorData, SourceHappening } from '@channelkit/core'

/** What is told; whoever hears it adds when. */
export type Told = SourceHappening extends infer H ? (H extends unknown ? Omit<H, 'at'> : never) : never

export interface Visitor {
  readonly id: string
  readonly info?: unknown
  readonly watchlist?: readonly string[]
}

/** Somebody's connection. */
export interface Line {
  readonly user: Visitor
  tell(told: Told): void
  lose?(): void
  open?(): void
}

/** Where the lines of a world come together: who is in which channel, and who hears of what. */
export interface Exchange {
  readonly lines: ReadonlySet<Line>
  readonly channels: ReadonlyMap<string, ReadonlySet<Line>>
  /** Nobody gets through while it is set. */
  broken: boolean
  /** How often a channel was entered. */
  entered: number
  /** Channels that nobody may enter, with the error that they are told. */
  readonly refused: Map<string, ErrorData>
  /** Takes a line up; false while broken. */
  add(line: Line): boolean
  remove(line: Line): void
  enter(line: Line, channel: string): void
  leave(line: Line, channel: string): void
  /** To all of a channel, but not to whoever says it. */
  send(from: Line | null, channel: string, event: string, data: unknown): void
  signIn(line: Line): void
}

/** @param onSent told of what lines send */
export function createExchange(onSent: (channel: string, event: string, data: unknown) => void): Exchange {
  const lines = new Set<Line>()
  const channels = new Map<string, Set<Line>>()
  const users = new Set<Line>()
  const isPresence = (channel: string) => channel.startsWith('presence-')
  const inside = (channel: string) => [...(channels.get(channel) ?? [])]
  const memberOf = ({ user: { id, info } }: Line) => ({ id, info })
  const isThere = (channel: string, { user }: Line) =>
    inside(channel).some((other) => other.user.id === user.id)

  function watched({ user }: Line, online: boolean) {
    for (const other of users)
      if (other.user.watchlist?.includes(user.id)) other.tell({ type: 'watchlist', online, ids: [user.id] })
  }

  const exchange: Exchange = {
    lines,
    channels,
    broken: false,
    entered: 0,
    refused: new Map(),
    add(line) {
      if (!exchange.broken) lines.add(line)
      return !exchange.broken
    },
    remove(line) {
      for (const channel of channels.keys()) exchange.leave(line, channel)
      if (users.delete(line)) watched(line, false)
      lines.delete(line)
    },
    enter(line, channel) {
      const error = exchange.refused.get(channel)
      if (error) return line.tell({ type: 'refused', channel, error })
      if (inside(channel).includes(line)) return
      exchange.entered++
      if (isPresence(channel) && !isThere(channel, line))
        for (const other of inside(channel)) other.tell({ type: 'member', channel, joined: memberOf(line) })
      channels.set(channel, new Set(inside(channel)).add(line))
      if (isPresence(channel)) {
        const all = [...new Map(inside(channel).map((one) => [one.user.id, memberOf(one)])).values()]
        line.tell({ type: 'members', channel, me: line.user.id, all })
      }
      line.tell({ type: 'subscribed', channel })
    },
    leave(line, channel) {
      if (!channels.get(channel)?.delete(line)) return
      if (inside(channel).length === 0) channels.delete(channel)
      if (isPresence(channel) && !isThere(channel, line))
        for (const other of inside(channel)) other.tell({ type: 'member', channel, left: line.user.id })
    },
    send(from, channel, event, data) {
      if (from?.open) onSent(channel, event, data)
      const userId = from && isPresence(channel) ? from.user.id : undefined
      for (const line of inside(channel))
        if (line !== from) line.tell({ type: 'event', channel, event, data, userId })
    },
    signIn(line) {
      users.add(line)
      const { id, watchlist = [] } = line.user
      line.tell({ type: 'user', user: { id }, error: null })
      const online = [...users].map(({ user }) => user.id).filter((other) => watchlist.includes(other))
      line.tell({ type: 'watchlist', online: true, ids: online })
      watched(line, true)
    },
  }
  return exchange
}
