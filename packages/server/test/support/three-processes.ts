import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { buildNode, endAll, type Node, startNode } from './cluster.ts'
import { startRedis, type TestRedis } from './redis.ts'

/** Three processes over one Redis, anew for each test of the suite that calls it. @param lease in ms */
export function threeProcesses(lease: number) {
  let redis: TestRedis
  let nodes: [Node, Node, Node]
  let test = 0
  beforeAll(async () => {
    await buildNode()
    redis = await startRedis()
  })
  afterAll(() => redis?.stop())
  beforeEach(async () => {
    const options = { redis: { url: redis.url, prefix: `test-${++test}`, lease } }
    nodes = await Promise.all([startNode(options), startNode(options), startNode(options)])
  })
  afterEach(endAll)
  return { nodes: () => nodes, redis: () => redis }
}
