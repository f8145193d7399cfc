import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { freePort } from './free-port.ts'
import { startRedis, type TestRedis } from './redis.ts'

const until = (check: () => Promise<unknown>, what: RegExp) =>
  vi.waitFor(async () => expect(await check()).toMatch(what), { timeout: 30_000, interval: 50 })

export interface ManyRedis {
  readonly nodes: readonly TestRedis[]
  readonly hosts: string[]
  stop(): Promise<void>
}

const folder = () => mkdtempSync(join(tmpdir(), 'redis-'))
const hostOf = ({ port }: TestRedis) => `127.0.0.1:${port}`
async function stopAll(nodes: readonly TestRedis[], at: string) {
  for (const node of nodes) await node.stop()
  rmSync(at, { recursive: true })
}

/** A Redis Cluster of three primaries, with all slots served, and a replica of the third. */
export async function startRedisCluster(): Promise<ManyRedis> {
  const at = folder()
  const nodes: TestRedis[] = []
  for (const n of [0, 1, 2, 3]) {
    const bus = `${await freePort()}`
    const file = join(at, `nodes-${n}.conf`)
    const own = ['--cluster-enabled', 'yes', '--cluster-config-file', file, '--cluster-port', bus]
    nodes.push(await startRedis(...own, '--cluster-node-timeout', '2000'))
    if (n < 3)
      await nodes[n]!.ask(`CLUSTER ADDSLOTSRANGE ${[0, 5461, 10_923][n]} ${[5460, 10_922, 16_383][n]}`)
    if (n > 0) await nodes[n]!.ask(`CLUSTER MEET 127.0.0.1 ${nodes[0]!.port} ${await busOf(nodes[0]!)}`)
  }
  for (const node of nodes)
    await until(() => node.ask('CLUSTER INFO'), /cluster_state:ok[\s\S]*known_nodes:4/)
  const third = (await nodes[2]!.ask('CLUSTER MYID')).split('\r\n')[1]
  await nodes[3]!.ask(`CLUSTER REPLICATE ${third}`)
  await until(() => nodes[3]!.ask('INFO replication'), /master_link_status:up/)
  return { nodes, hosts: nodes.map(hostOf), stop: () => stopAll(nodes, at) }
}

const busOf = async (node: TestRedis) => /@(\d+)/.exec(await node.ask('CLUSTER NODES'))![1]!

export interface WatchedRedis extends ManyRedis {
  readonly primary: TestRedis
  readonly replica: TestRedis
}

/** A primary with a replica, and three sentinels that put it in its place soon after it ends. */
export async function startSentinels(): Promise<WatchedRedis> {
  const at = folder()
  const primary = await startRedis()
  const replica = await startRedis('--replicaof', '127.0.0.1', `${primary.port}`)
  await until(() => primary.ask('INFO replication'), /state=online/)
  const nodes: TestRedis[] = []
  for (const n of [0, 1, 2]) {
    const file = join(at, `sentinel-${n}.conf`)
    const watch = ['down-after-milliseconds main 1000', 'failover-timeout main 3000', 'parallel-syncs main 1']
    const lines = [`monitor main 127.0.0.1 ${primary.port} 2`, ...watch].map((line) => `sentinel ${line}\n`)
    writeFileSync(file, lines.join(''))
    nodes.push(await startRedis({ config: file }))
  }
  for (const node of nodes) {
    const seen = /name=main,status=ok,[^\r\n]*slaves=1,sentinels=3/
    await until(() => node.ask('INFO sentinel'), seen)
  }
  const all = [...nodes, primary, replica]
  return { nodes, hosts: nodes.map(hostOf), primary, replica, stop: () => stopAll(all, at) }
}
