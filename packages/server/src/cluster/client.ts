import { needing } from '../needing.ts'
import { delay } from './delay.ts'
import { SCRIPTS, type ScriptName } from './scripts.ts'

/** The longest waits between attempts to reach a Redis that is away, and one that refuses, in ms. */
const MOST_AWAY = 2000
const MOST_REFUSED = 30_000
/** The longest that Redis may take to answer before it counts as lost, in ms. */
const PATIENCE = 2000

export interface RedisClientOptions {
  url: string
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
  const { Redis } = await needing('The option redis', ['ioredis'], () => import('ioredis'))
  const make = () => {
    // What Redis refuses it will refuse again: that is asked less often than whether somebody is there.
    let most = MOST_AWAY
    const client = new Redis(options.url, {
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

  listening.on('message', (channel: string, text: string) => {
    try {
      options.onMessage(channel, text)
    } catch {
      // What a stranger writes into our Redis must not end the process.
    }
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

  return {
    get ready() {
      return isReady()
    },
    async load() {
      const loads = Object.entries(SCRIPTS).map(async ([name, text]) =>
        hashes.set(name, String(await commands.script('LOAD', text))),
      )
      await within(Promise.all(loads))
    },
    run: (script, args) => within(commands.evalsha(hashes.get(script) ?? '', 0, ...args)),
    hkeys: (key) => within(commands.hkeys(key)),
    publish: (channel, text) =>
      void commands.publish(channel, text).catch((cause) => {
        // Whatever else it is, the connection tells by itself.
        if (!closed && cause.name === 'ReplyError') options.onTrouble(cause)
      }),
    call: (channel, text) => within(commands.publish(channel, text)),
    subscribe: (channels) => within(listening.subscribe(...channels)),
    unsubscribe: (channels) => within(listening.unsubscribe(...channels)),
    reset,
    close() {
      closed = true
      for (const client of clients) client.disconnect()
    },
  }
}
