import { SCRIPTS, type ScriptName } from './scripts.ts'

/** The longest that Redis may take to answer before it counts as lost, in ms. */
const PATIENCE = 2000

export interface RedisClientOptions {
  url: string
  /** Both connections are up, for the first time or again. */
  onReady(): void
  onLost(reason: string): void
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
  const { Redis } = await import('ioredis')
  const make = () =>
    new Redis(options.url, {
      lazyConnect: true,
      enableOfflineQueue: false,
      autoResubscribe: false,
      autoResendUnfulfilledCommands: false,
      maxRetriesPerRequest: null,
      protocol: 2,
      connectTimeout: 5000,
      retryStrategy: (times) => Math.min(50 * 2 ** times, 500) * (0.75 + Math.random() / 2),
      reconnectOnError: (error) => error.message.startsWith('READONLY'),
    })
  const commands = make()
  const listening = make()
  const clients = [commands, listening]
  const hashes = new Map<string, string>()
  let closed = false

  const lost = (reason: string) => {
    if (!closed) options.onLost(reason)
  }
  for (const client of clients) {
    // Each failure is followed by a close; without a listener the error would end the process.
    let last = 'the connection closed'
    client.on('error', (error: Error) => {
      last = error.message || (error as NodeJS.ErrnoException).code || last
    })
    client.on('close', () => lost(last))
    client.on('ready', () => {
      if (!closed && clients.every(({ status }) => status === 'ready')) options.onReady()
    })
    client.connect().catch(() => {})
  }
  listening.on('message', (channel: string, text: string) => {
    try {
      options.onMessage(channel, text)
    } catch {
      // What a stranger writes into our Redis must not end the process.
    }
  })

  const reset = () => {
    for (const client of clients) if (client.status === 'ready') client.disconnect(true)
  }
  /** A Redis that no longer answers is as lost as one that closed. */
  async function within<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        lost('Redis does not answer')
        reset()
        reject(new Error('Redis does not answer'))
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
      return clients.every(({ status }) => status === 'ready')
    },
    async load() {
      const loads = Object.entries(SCRIPTS).map(async ([name, text]) =>
        hashes.set(name, String(await commands.script('LOAD', text))),
      )
      await within(Promise.all(loads))
    },
    run: (script, args) => within(commands.evalsha(hashes.get(script) ?? '', 0, ...args)),
    hkeys: (key) => within(commands.hkeys(key)),
    publish: (channel, text) => void commands.publish(channel, text).catch(() => {}),
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
