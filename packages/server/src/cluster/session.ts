import { randomBytes } from 'node:crypto'
import type { ClusterApp, Edge } from '../hub/cluster.ts'
import { announcement } from './announcement.ts'
import { createOpenChannels, type OpenChannel, type Read } from './channels.ts'
import { connectRedis, type RedisClient } from './client.ts'
import { createKeys } from './keys.ts'
import { type Change, createLedger } from './ledger.ts'
import { type ClusterMessage, decode, encode, parsed } from './messages.ts'
import type { ScriptName } from './scripts.ts'

export interface SessionOptions {
  url: string
  prefix: string
  /** Within this the cluster sees off what a crashed process held, in ms. */
  lease: number
}

export interface LinkedApp {
  readonly app: ClusterApp
  /** The app's id in keys. */
  readonly key: string
  connections: number
  heard(message: ClusterMessage): void
}

/** Changes of one call; a script holds Redis up for as long as it runs. */
const MOST_CHANGES = 500
const RETRY = 500

const newId = () => randomBytes(9).toString('base64url')
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * This process's place in the cluster: it joins, renews its lease, sees off others whose lease ended, and tells Redis what
 * changes. When Redis is lost everything goes on alone, and when it is back all that is here is told anew.
 */
export function createSession({ url, prefix, lease }: SessionOptions) {
  const keys = createKeys(prefix)
  const apps = new Map<string, LinkedApp>()
  const ledger = createLedger()
  // A late message of ours must not be taken for another's, even if our lease ended and we joined anew since.
  const ids = new Set<string>()
  let id = ''
  const isMine = (process: string) => ids.has(process)
  const channels = createOpenChannels(isMine, lease)
  /** Connections by process and app, as last told. */
  const elsewhere = new Map<string, Map<string, number>>()
  const listeners = new Set<(message: ClusterMessage) => void>()
  const onLost = new Set<() => void>()

  let client: RedisClient | undefined
  let state: 'lost' | 'joining' | 'joined' | 'closed' = 'lost'
  /** Counts turns of fate: what began in an earlier one has nothing to say any more. */
  let turn = 0
  let generation: string | undefined
  let reapFrom = 0
  let reaping = false
  let flushing = false
  let subscribing = false
  let scheduled = false
  let heardMyself = true
  let why = 'Redis could not be reached'
  let timer: NodeJS.Timeout | undefined
  let alone: NodeJS.Timeout | undefined
  const subscribed = new Set<string>()
  const toOpen = new Set<OpenChannel>()
  const toClose = new Set<string>()

  const away = () => state === 'lost' || state === 'closed'
  const counts = () => JSON.stringify([...apps.values()].map(({ key, connections }) => [key, connections]))
  const tell = (news: 'joined' | 'degraded' | 'left', reason?: string) => {
    for (const { app } of apps.values()) app.tell({ type: 'cluster', state: news, reason })
  }

  function renew() {
    id = newId()
    ids.add(id)
  }
  renew()

  // Telling Redis what changes.

  function schedule() {
    if (scheduled) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      flush()
    })
  }

  /** Sends what is due; what is sent afterwards arrives afterwards. */
  function flush() {
    if (!client || away()) return
    if (subscribing) {
      if (toClose.size > 0) unsubscribe(client, [...toClose])
      toClose.clear()
      if (toOpen.size > 0) void subscribe(client, [...toOpen])
      toOpen.clear()
    }
    while (flushing && ledger.size > 0) void send(client)
  }

  async function send(to: RedisClient) {
    const now = turn
    const batch = ledger.take(MOST_CHANGES)
    const list = [...batch.changes.values()]
    const asked = list.flatMap((one) =>
      one[0] === 'o' ? [channels.byKey.get(keys.channel(one[1], one[2]))] : [],
    )
    try {
      const answer = (await to.run('sync', [keys.prefix, id, JSON.stringify(list)])) as unknown[]
      if (now !== turn) return
      ledger.done(batch)
      if (answer[0] !== 'ok') return ended(answer[1])
      const [, edges, reads, settled] = answer as [string, string[], Read[], string[]]
      for (const edge of edges) tellEdge(edge, true)
      const known = new Set(settled)
      for (const [i, channel] of asked.entries())
        if (channel && channels.byKey.get(channel.key) === channel) channels.found(channel, reads[i]!, known)
    } catch (error) {
      if (now === turn) lost((error as Error).message)
    }
  }

  async function drain() {
    while (client && ledger.size > 0 && !away()) await send(client)
  }

  function tellEdge(text: string, mine: boolean) {
    const [type, appKey, channel, userId] = JSON.parse(text) as [Edge['type'], string, string, string]
    const edge = (userId === undefined ? { type, channel } : { type, channel, userId }) as Edge
    if (!mine || ledger.isNews(appKey, edge)) apps.get(appKey)?.app.tell(edge)
  }

  /** Nobody can be asked whether it is an edge for all. */
  function tellAlone(appKey: string, edge: Edge) {
    ledger.toldAlone({ app: appKey, edge })
    apps.get(appKey)?.app.tell(edge)
  }

  // Hearing what changes in channels that somebody here is subscribed to.

  function ask(channel: OpenChannel) {
    channel.held ??= []
    ledger.put(['o', channel.appKey, channel.name])
    schedule()
  }

  async function subscribe(to: RedisClient, batch: readonly OpenChannel[]) {
    const now = turn
    try {
      await to.subscribe(batch.map(({ key }) => key))
    } catch (error) {
      if (now === turn) lost((error as Error).message)
      return
    }
    if (now !== turn) return
    for (const channel of batch) {
      if (channels.byKey.get(channel.key) !== channel) continue
      subscribed.add(channel.key)
      ask(channel)
    }
  }

  function unsubscribe(from: RedisClient, batch: readonly string[]) {
    for (const key of batch) subscribed.delete(key)
    from.unsubscribe(batch).catch(() => {})
  }

  function onMessage(channel: string, text: string) {
    const message = decode(text)
    if (!message || state === 'closed') return
    const open = channels.byKey.get(channel)
    if (open) return channels.heard(open, message)
    const app = apps.get(channel.slice(keys.control('').length))
    if (app && channel === keys.control(app.key)) return app.heard(message)
    if (message.kind === 'P') heardMyself = true
    if (message.kind === 'G') elsewhere.delete(message.head[0])
    if (message.kind === 'S') settled(message.head[0])
    if (message.kind === 'D') tellEdge(message.head[1], false)
    for (const listener of listeners) listener(message)
  }

  /** A process has told all that it holds: what it still seemed to hold can be looked at again. */
  function settled(process: string) {
    for (const channel of channels.byKey.values()) if (channel.suspects.has(process)) ask(channel)
  }

  // Coming and going.

  async function join() {
    if (state !== 'lost' || !client?.ready) return
    state = 'joining'
    const now = ++turn
    const to = client
    try {
      await to.load()
      const controls = [...apps.keys()].map(keys.control)
      await to.subscribe([keys.all, keys.process(id), ...controls])
      const lasts = Math.round(lease * 0.6)
      const answer = (await to.run('join', [keys.prefix, id, lasts, counts(), newId()])) as unknown[]
      if (now !== turn) return
      if (answer[0] !== 'ok') return ended(generation)
      const [, gen, own] = answer as [string, string, string[]]
      ledger.begin(generation !== undefined && gen !== generation)
      // Right after a loss the others' leases may have ended only because they could not renew them.
      reapFrom = generation === undefined ? 0 : performance.now() + lease
      generation = gen
      heardMyself = true
      timer = setInterval(() => void beat(to), lease * 0.2)
      for (const change of announcement(apps.values(), own)) ledger.put(change)
      flushing = true
      await drain()
      if (now !== turn) return
      ledger.put(['s'])
      await drain()
      if (now !== turn) return
      ledger.settle()
      subscribing = true
      const open = [...channels.byKey.values()]
      for (let i = 0; i < open.length; i += MOST_CHANGES) await subscribe(to, open.slice(i, i + MOST_CHANGES))
      if (now !== turn) return
      state = 'joined'
      clearTimeout(alone)
      tell('joined')
      await beat(to)
    } catch (error) {
      if (now === turn) lost((error as Error).message)
    }
  }

  async function beat(to: RedisClient) {
    const now = turn
    if (!heardMyself) return lost('Redis no longer tells what others say')
    try {
      const lasts = Math.round(lease * 0.6)
      const answer = (await to.run('beat', [keys.prefix, id, lasts, counts()])) as unknown[]
      if (now !== turn) return
      if (answer[0] !== 'ok') return ended(answer[1])
      const [, gen, told, over] = answer as [string, string, string[], number]
      if (gen !== generation) return ended(gen)
      heard(told)
      if (state !== 'joined') return
      heardMyself = false
      to.publish(keys.process(id), encode('P', [id]))
      for (const channel of channels.byKey.values()) {
        const oldest = Math.min(...channel.suspects.values())
        if (performance.now() - oldest >= lease) ask(channel)
      }
      if (over > 0 && performance.now() >= reapFrom) await reap(to)
    } catch (error) {
      if (now === turn) lost((error as Error).message)
    }
  }

  function heard(flat: readonly string[]) {
    elsewhere.clear()
    for (let i = 0; i < flat.length; i += 2) {
      const list = parsed(flat[i + 1]!)
      if (!isMine(flat[i]!) && Array.isArray(list)) elsewhere.set(flat[i]!, new Map(list))
    }
  }

  /** Sees off what processes held whose lease ended. Several may do so at once: each takes its part. */
  async function reap(to: RedisClient) {
    if (reaping) return
    reaping = true
    try {
      for (let left = 1; left > 0 && state === 'joined'; ) {
        const [edges, processes] = (await to.run('reap', [keys.prefix, id, ''])) as [string[], number]
        for (const edge of edges) tellEdge(edge, false)
        left = processes
      }
    } finally {
      reaping = false
    }
  }

  /** Our lease ended, or Redis forgot us. */
  function ended(gen: unknown) {
    // The others see us off under the old id, unless nobody there knows it any more.
    if (gen === generation) renew()
    lost(gen === generation ? 'the lease of this process ended' : 'Redis lost its data')
  }

  function lost(reason: string) {
    why = reason
    if (away()) return
    const told = state === 'joined' || generation !== undefined
    state = 'lost'
    turn++
    clearInterval(timer)
    flushing = false
    subscribing = false
    subscribed.clear()
    toOpen.clear()
    toClose.clear()
    if (told) tell('degraded', reason)
    for (const edge of ledger.lose()) tellAlone(edge.app, edge.edge)
    for (const run of onLost) run()
    channels.lose()
    clearTimeout(alone)
    alone = setTimeout(channels.forget, lease)
    alone.unref()
    client?.reset()
    // If nothing was lost but our place.
    setTimeout(() => void join(), RETRY).unref()
  }

  return {
    keys,
    apps,
    elsewhere,
    listeners,
    onLost,
    away,
    isMine,
    flush,
    get id() {
      return id
    },
    put(change: Change) {
      // What changes while Redis is away is among what is told when it is back.
      if (away()) return
      ledger.put(change)
      schedule()
    },
    edge: (appKey: string, edge: Edge) => (away() ? tellAlone(appKey, edge) : ledger.expect(appKey, edge)),
    run: (script: ScriptName, args: readonly (string | number)[]): Promise<unknown> =>
      client && !away() ? client.run(script, args) : Promise.reject(new Error('Redis is away')),
    hkeys: (key: string): Promise<string[]> =>
      client && !away() ? client.hkeys(key) : Promise.reject(new Error('Redis is away')),
    call: (channel: string, text: string): Promise<number> =>
      client && !away() ? client.call(channel, text) : Promise.reject(new Error('Redis is away')),
    publish: (channel: string, text: string) => client?.publish(channel, text),
    open(channel: OpenChannel) {
      channels.byKey.set(channel.key, channel)
      if (away()) {
        channel.held = null
        for (const ready of channel.waiting.splice(0)) ready()
        return
      }
      const was = toClose.delete(channel.key)
      if (was && subscribed.has(channel.key)) return ask(channel)
      // While joining, all that are open by then are subscribed together.
      if (!subscribing) return
      toOpen.add(channel)
      schedule()
    },
    close(appKey: string, name: string) {
      const key = keys.channel(appKey, name)
      const channel = channels.byKey.get(key)
      if (!channel) return
      channels.byKey.delete(key)
      ledger.forget(['o', appKey, name])
      if (toOpen.delete(channel) || away()) return
      toClose.add(key)
      schedule()
    },
    /** Connects; done when this process has joined, or when it is time to go on without. */
    async start(patience: number) {
      client = await connectRedis({ url, onReady: () => void join(), onLost: lost, onMessage })
      const until = performance.now() + patience
      while (state !== 'joined' && performance.now() < until) await pause(20)
      if (state !== 'joined') tell('degraded', why)
    },
    /** Leaves at once, rather than when the lease ends. */
    async stop() {
      if (state === 'closed') return
      try {
        await drain()
        if (client && state === 'joined') {
          for (let left = 1; left > 0; ) {
            const answer = await client.run('reap', [keys.prefix, id, id])
            const [edges, , held] = answer as [string[], number, number]
            for (const edge of edges) tellEdge(edge, false)
            left = held
          }
          tell('left')
        }
      } catch {
        // Then the lease ends by itself.
      }
      state = 'closed'
      turn++
      clearInterval(timer)
      clearTimeout(alone)
      for (const run of onLost) run()
      channels.lose()
      client?.close()
    },
  }
}

export type Session = ReturnType<typeof createSession>
