import { beforeEach, describe, expect, it } from 'vitest'
import { connect, eventually, listen, type Node } from '../support/cluster.ts'
import { APP } from '../support/hub.ts'
import { hasRedis } from '../support/redis.ts'
import { threeProcesses } from '../support/three-processes.ts'

interface Told {
  ranges: Record<string, { at: number; connections: number }[]>
}

describe.skipIf(!hasRedis)('the dashboard of three processes over Redis', { timeout: 60_000 }, () => {
  const three = threeProcesses(3000)
  let nodes: readonly Node[]
  beforeEach(() => {
    nodes = three.nodes()
  })

  it('has the sum of all in its overview, and the connections of all in its list', async () => {
    const clients = nodes.map((node) => listen(connect(node), 'room'))
    await Promise.all(clients.map(({ ready }) => ready))
    const at = `http://127.0.0.1:${nodes[2]!.port}/dashboard`
    const most = async () => {
      const told = (await (await fetch(`${at}/overview?app=${APP.id}`)).json()) as Told
      return Math.max(...told.ranges.minute!.map(({ connections }) => connections))
    }
    await eventually(most).toBe(3)
    const list = (await (await fetch(`${at}/apps/${APP.id}/connections`)).json()) as { total: number }
    expect(list.total).toBe(3)
  })
})
