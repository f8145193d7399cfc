import type { ClusterApp, ClusterFound, ClusterMember } from '../hub/cluster.ts'
import { type ClusterMessage, cachedOf, parsed } from './messages.ts'
import type { Returns } from './returns.ts'

/**
 * What the script `SYNC` found in a channel: seq, subscriptions, members, cached frame, its time left in ms, the number of the last event
 * that is kept, what numbers belong to, and the last number that may be missing since Redis is another instance.
 */
export type Read = [
  seq: string,
  counts: string[],
  members: string[],
  cached: string,
  ttl: number,
  last: string,
  life: string,
  moved?: string,
]

/** A channel that somebody here is subscribed to. */
export interface OpenChannel {
  readonly app: ClusterApp
  /** The app's id in keys. */
  readonly appKey: string
  readonly name: string
  readonly key: string
  /** Changes up to this number are in what is known. */
  version: number
  /** Changes that came while it was being read, to be looked at afterwards. */
  held: ClusterMessage[] | null
  /** Where its kept events are, as far as it is known. */
  position?: { readonly life: string; readonly serial: number } | undefined
  /** Where they were when Redis was lost, and when that was, in ms: until it is known what was missed, what comes has to wait. */
  lost?: { readonly life: string; readonly serial: number; readonly at: number } | undefined
  /** The number of the last of them that was heard; it may come before the answer in which it is not yet. */
  newest?: number
  /** Whoever waits until it can be used. */
  waiting: (() => void)[]
  /** Processes that are known to have something here, but were not found; since when, in ms. */
  suspects: Map<string, number>
}

/** A channel as it stands from what was read and what is published about it afterwards. */
export function createOpenChannels(isMine: (process: string) => boolean, lease: number, returns: Returns) {
  const byKey = new Map<string, OpenChannel>()

  function change(channel: OpenChannel, message: ClusterMessage) {
    const { app, name } = channel
    switch (message.kind) {
      case 'C':
        return app.count(name, message.head[0], message.head[2])
      case 'M': {
        const [process, , id, info] = message.head
        return app.memberAdded(name, { process, id, info: parsed(info) })
      }
      case 'R':
        return app.memberRemoved(name, message.head[0], message.head[2])
      case 'K':
        return app.cache(name, cachedOf(message.frame, performance.now() + message.head[3]))
      case 'H':
        if (message.head[3] > 0) app.cache(name, cachedOf(message.frame, performance.now() + message.head[3]))
    }
  }

  function deliver(channel: OpenChannel, message: ClusterMessage & { kind: 'H' }) {
    const { app, name } = channel
    const [process, , except, , id] = message.head
    if (!isMine(process) || returns.came(id)) app.deliver(name, message.frame, except || undefined)
    const newest = Number(message.head[1])
    channel.newest = newest
    if (channel.position) channel.position = { ...channel.position, serial: newest }
    numbered(channel, message)
  }

  /** What was missed while Redis was away is kept there, or known to be missing. */
  function tellMissed(channel: OpenChannel, last: number, life: string, moved: number) {
    const { lost, app, name } = channel
    channel.lost = undefined
    if (!lost) return
    if (lost.life !== life || Math.max(last, moved) > lost.serial)
      app.behind(name, Math.round(performance.now() - lost.at))
  }

  /** What came with a number is in order, but may be older than what was read on the other connection. */
  function numbered(channel: OpenChannel, message: ClusterMessage) {
    if (channel.held) channel.held.push(message)
    else if (Number(message.head[1]) > channel.version) change(channel, message)
  }

  return {
    byKey,
    heard(channel: OpenChannel, message: ClusterMessage) {
      const { app, name } = channel
      const mine = isMine(message.head[0])
      if (message.kind === 'E') {
        if (!mine) app.deliver(name, message.frame, message.head[1] ?? undefined)
      } else if (message.kind === 'K') {
        if (!mine) app.deliver(name, message.frame, message.head[2] || undefined)
        // Our own as well: with two who publish at once, the order in Redis decides which event is the last.
        numbered(channel, message)
      } else if (message.kind === 'H') {
        if (channel.held && channel.lost) channel.held.push(message)
        else deliver(channel, message)
      } else if (message.kind === 'L') {
        if (channel.position) channel.position = { ...channel.position, serial: Number(message.head[1]) }
        if (!mine && !message.head[3] && !channel.held) app.behind(name, message.head[2])
      } else if (!mine) numbered(channel, message)
    },
    found(
      channel: OpenChannel,
      [seq, counts, members, cached, ttl, last, life, moved = '']: Read,
      settled: ReadonlySet<string>,
    ) {
      const { app, name, suspects } = channel
      const found: ClusterFound = { counts: countsOf(counts, isMine), members: membersOf(members, isMine) }
      const now = performance.now()
      channel.version = Number(seq)
      channel.position = { life, serial: Math.max(Number(last || seq), channel.newest ?? 0) }
      const present = new Set([...found.counts.keys(), ...found.members.map(({ process }) => process)])
      for (const process of [...suspects.keys()])
        if (present.has(process) || settled.has(process)) suspects.delete(process)
      for (const process of app.processes(name)) {
        // Redis may have lost its data, and that process may be about to tell it again: no reason to see its members off.
        if (!present.has(process) && !settled.has(process) && !suspects.has(process))
          suspects.set(process, now)
      }
      const keep = (process: string) => now - (suspects.get(process) ?? Number.NEGATIVE_INFINITY) < lease
      app.replace(name, found, keep)
      for (const process of [...suspects.keys()]) if (!keep(process)) suspects.delete(process)
      app.cache(name, cached ? cachedOf(cached, now + ttl) : undefined)
      const later = channel.held ?? []
      const waited = channel.lost !== undefined
      channel.held = null
      tellMissed(channel, Number(last), life, Number(moved))
      for (const message of later)
        if (message.kind === 'H' && waited) deliver(channel, message)
        else numbered(channel, message)
      for (const ready of channel.waiting.splice(0)) ready()
    },
    /** Nobody can be asked: whoever waits gets what is known here. */
    lose() {
      for (const channel of [...byKey.values()]) {
        channel.held = null
        if (channel.position) channel.lost ??= { ...channel.position, at: performance.now() }
        channel.position = undefined
        for (const ready of channel.waiting.splice(0)) ready()
      }
    },
    /** Redis stays away: the others count as gone, as we do to them. */
    forget() {
      for (const { app, name, suspects } of byKey.values()) {
        suspects.clear()
        app.replace(name, { counts: new Map(), members: [] })
      }
    },
  }
}

function countsOf(flat: string[], isMine: (process: string) => boolean) {
  const counts = new Map<string, number>()
  for (let i = 0; i < flat.length; i += 2) if (!isMine(flat[i]!)) counts.set(flat[i]!, Number(flat[i + 1]))
  return counts
}

function membersOf(flat: string[], isMine: (process: string) => boolean) {
  const members: ClusterMember[] = []
  for (let i = 0; i < flat.length; i += 2) {
    const field = parsed(flat[i]!) as [string, string] | undefined
    if (field && !isMine(field[0]))
      members.push({ process: field[0], id: field[1], info: parsed(flat[i + 1]!) })
  }
  return members
}
