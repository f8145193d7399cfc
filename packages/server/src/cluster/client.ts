import { needing } from '../needing.ts'
import { delay } from './delay.ts'
import { connectionsTo } from './place.ts'
import { SCRIPTS, type ScriptName } from './scripts.ts'
import type { RedisPlace } from './where.ts'

/** The longest waits between attempts to reach a Redis that is away, and one that refuses, in ms. */
const MOST_AWAY = 2000
const MOST_REFUSED = 30_000
/** The longest that Redis may take to answer before it counts as lost, in ms. */
const PATIENCE = 2000

/** Says a node of a cluster that another one has it now. */
const MOVED = /^(MOVED|ASK|CLUSTERDOWN|READONLY)\b/

/** In a cluster a message goes to the nodes of its slot rather than to all. */
const toSharded = (script: string) => script.replaceAll("call('PUBLISH'", "call('SPUBLISH'")

export interface RedisClientOptions {
  place: RedisPlace
  /** What all keys begin with: in a cluster they are where it is. */
  prefix: string
  /** Both connections are up, for the first time or again. */
  onReady(): void
  /** A connection is gone, or Redis refuses what it was asked. */
  onTrouble(cause: unknown): void
  onMessage(channel: string, text: string): void
}

export interface RedisClient {
  readonly ready: boolean
  /** Loads the scripts. */
  load(): Promise<void>
  run(script: ScriptName, args: readonly (string | number)[]): Promise<unknown>
  hkeys(key: string): Promise<string[]>
  publish(channel: string, text: string): void
  /** As `publish`; answers with how many processes heard it. */
  call(channel: string, text: string): Promise<number>
  subscribe(channels: readonly string[]): Promise<unknown>
  unsubscribe(channels: readonly string[]): Promise<unknown>
  /** Ends both connections and makes them anew. */
  reset(): void
  close(): void
}

/**
 * Two connections to Redis: one for commands, one that listens. Nothing is queued or sent again behind our back, since what
 * was meant before a loss may be wrong after it.
 */
export async function connectRedis(options: RedisClientOptions): Promise<RedisClient> {
  const ioredis = await needing('The option redis', ['ioredis'], () => import('ioredis'))
  const sharded = options.place.cluster !== undefined
  const connection = connectionsTo(ioredis, options.place, options.prefix, (times) => delay(times, MOST_AWAY))
  const make = () => {
    // What Redis refuses it will refuse again: that is asked less often than whether somebody is there.
    let most = MOST_AWAY
    const client = connection({
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResubscribe: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: null,
      protocol: 2,
      connectTimeout: 5000,
      retryStrategy: (times) => delay(times, most),
    })
    let last: Error | undefined
    client.on('error', (error: Error) => {
      // What Redis said explains what the client says of it afterwards.
      if (last?.name !== 'ReplyError') last = error
      if (error.name !== 'ReplyError') return
      // A password or a database that is wrong: the connection would go on without.
      refused.add(client)
      most = MOST_REFUSED
      client.disconnect(true)
    })
    client.on('close', () => {
      if (!closed && !parting.delete(client)) options.onTrouble(last ?? new Error('the connection closed'))
      last = undefined
      refused.delete(client)
    })
    client.on('ready', () => {
      if (refused.has(client)) return
      most = MOST_AWAY
      if (!closed && isReady()) options.onReady()
    })
    return client
  }
  const hashes = new Map<string, string>()
  /** Those that Redis refused something that the connection needs. */
  const refused = new Set<object>()
  /** Those whose end is our own doing. */
  const parting = new Set<object>()
  let closed = false
  const commands = make()
  const listening = make()
  const clients = [commands, listening]
  const isReady = () => clients.every((client) => client.status === 'ready' && !refused.has(client))
  for (const client of clients) client.connect().catch(() => {})

  listening.on(sharded ? 'smessage' : 'message', (channel: string, text: string) => {
    try {
      options.onMessage(channel, text)
    } catch {
      // What a stranger writes into our Redis must not end the process.
    }
  })
  // The slot has another primary now: whoever goes on listening here hears nothing.
  listening.on('moved', () => {
    if (!closed) options.onTrouble(new Error('the Redis Cluster has moved the slot'))
    reset()
  })

  const reset = () => {
    for (const client of clients) {
      if (client.status !== 'ready') continue
      parting.add(client)
      client.disconnect(true)
    }
  }
  /** A Redis that no longer answers is as lost as one that closed. */
  async function within<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const silent = new Error('Redis does not answer')
        if (!closed) options.onTrouble(silent)
        reset()
        reject(silent)
      }, PATIENCE)
    })
    try {
      return await Promise.race([answer, late])
    } finally {
      clearTimeout(timer)
    }
  }

  /** What another node answers for now is to be asked there. */
  const asked = <T>(answer: Promise<T>): Promise<T> =>
    within(
      answer.catch((cause: Error) => {
        if (sharded && MOVED.test(cause.message)) reset()
        throw cause
      }),
    )
  const publish = (channel: string, text: string) =>
    sharded ? commands.spublish(channel, text) : commands.publish(channel, text)

  return {
    get ready() {
      return isReady()
    },
    async load() {
      const loads = Object.entries(SCRIPTS).map(async ([name, text]) =>
        hashes.set(name, String(await commands.script('LOAD', sharded ? toSharded(text) : text))),
      )
      await within(Promise.all(loads))
    },
    // The prefix stands for all keys: they are where it is.
    run: (script, args) => asked(commands.evalsha(hashes.get(script) ?? '', 1, args[0]!, ...args)),
    hkeys: (key) => asked(commands.hkeys(key)),
    publish: (channel, text) =>
      void publish(channel, text).catch((cause) => {
        // Whatever else it is, the connection tells by itself.
        if (!closed && cause.name === 'ReplyError') options.onTrouble(cause)
        if (sharded && MOVED.test(cause.message)) reset()
      }),
    call: (channel, text) => asked(publish(channel, text) as Promise<number>),
    subscribe: (channels) =>
      within(sharded ? listening.ssubscribe(...channels) : listening.subscribe(...channels)),
    unsubscribe: (channels) =>
      within(sharded ? listening.sunsubscribe(...channels) : listening.unsubscribe(...channels)),
    reset,
    close() {
      closed = true
      for (const client of clients) client.disconnect()
    },
  }
}
