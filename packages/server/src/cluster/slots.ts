import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { AbstractConnector, Redis, RedisOptions } from 'ioredis'
import type { Address } from './where.ts'

/** `CLUSTER SLOTS`: from, to, and the nodes that have them, the primary first. */
type Range = [from: number, to: number, ...nodes: [host: string | null, port: number, ...unknown[]][]]

interface SlotParts {
  readonly Redis: typeof Redis
  readonly AbstractConnector: typeof AbstractConnector
  readonly seeds: readonly Address[]
  /** The key whose primary is wanted. */
  readonly key: string
  readonly options: RedisOptions
  /** The wait before nodes are asked once more, in ms. */
  readonly wait: (times: number) => number
}

const closed = () => new Error('Connection is closed.')

/**
 * A way for one connection to the primary of a key in a Redis Cluster, looked up anew each time that it connects: what is asked
 * there is never sent on to another node behind our back.
 */
export function connectorOfSlot({ Redis, AbstractConnector, seeds, key, options, wait }: SlotParts) {
  /** Those that told of the others come first. */
  let known = [...seeds]

  async function ask(node: Address): Promise<Address | undefined> {
    const client = new Redis({ ...options, ...node, lazyConnect: true, retryStrategy: () => null })
    // Told by what rejects.
    client.on('error', () => {})
    try {
      await client.connect()
      const slot = (await client.cluster('KEYSLOT', key)) as number
      const ranges = (await client.cluster('SLOTS')) as unknown as Range[]
      const nodes = ranges.flatMap(([, , ...nodes]) => nodes.map(([host, port]) => at(node, host, port)))
      known = unique([...nodes, ...known])
      const range = ranges.find(([from, to]) => from <= slot && slot <= to)
      return range?.[2] && at(node, range[2][0], range[2][1])
    } finally {
      client.disconnect()
    }
  }

  return class SlotConnector extends AbstractConnector {
    constructor(options: unknown) {
      super((options as RedisOptions).disconnectTimeout ?? 2000)
    }

    async connect(tell: (type: string, error: Error) => void): Promise<Socket> {
      this.connecting = true
      // To give up would be for good.
      for (let times = 1; ; times++) {
        const node = await this.#find(tell)
        if (!this.connecting) throw closed()
        if (node) return this.#open(node)
        await new Promise((resolve) => setTimeout(resolve, wait(times)))
      }
    }

    async #find(tell: (type: string, error: Error) => void) {
      let why: unknown = new Error('CLUSTERDOWN No node of the Redis Cluster has the slot')
      for (const node of known) {
        if (!this.connecting) throw closed()
        try {
          const found = await ask(node)
          if (found) return found
        } catch (cause) {
          why = cause
        }
      }
      tell('error', why as Error)
      return undefined
    }

    #open({ host, port }: Address): Socket {
      const stream = options.tls ? connectTls({ host, port, ...options.tls }) : connectPlain({ host, port })
      stream.once('error', (error: Error) => {
        this.firstError = error
      })
      this.stream = stream
      return stream
    }
  }
}

/** A node that does not know its own address is where it was asked. */
const at = (asked: Address, host: string | null, port: number): Address => ({
  host: host || asked.host,
  port,
})

const unique = (nodes: readonly Address[]) => [
  ...new Map(nodes.map((node) => [`${node.host} ${node.port}`, node])).values(),
]
