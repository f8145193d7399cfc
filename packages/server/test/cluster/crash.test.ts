import { beforeEach, describe, expect, it } from 'vitest'
import { connect, eventually, listen, type Node, settle, told } from '../support/cluster.ts'
import { hasRedis } from '../support/redis.ts'
import { threeProcesses } from '../support/three-processes.ts'

const LEASE = 3000

describe.skipIf(!hasRedis)('of three processes over Redis', { timeout: 30_000 }, () => {
  const three = threeProcesses(LEASE)
  let a: Node
  let b: Node
  let c: Node
  beforeEach(() => {
    ;[a, b, c] = three.nodes()
  })

  it('a crashed process is seen off within its lease, once; one that ends in order, at once', async () => {
    const ann = listen(connect(a, { id: 'ann' }), 'presence-room')
    await ann.ready
    const rest = [
      listen(connect(b, { id: 'ann' }), 'presence-room'),
      listen(connect(b, { id: 'bob' }), 'presence-room'),
      listen(connect(b, { id: 'cleo' }), 'presence-room'),
      listen(connect(b), 'only-here'),
      listen(connect(c, { id: 'dan' }), 'presence-room'),
    ]
    await Promise.all(rest.map(({ ready }) => ready))
    await eventually(() => ann.log).toHaveLength(4)
    await eventually(() => told([a, b, c], 'occupied').sort()).toEqual([
      'occupied only-here',
      'occupied presence-room',
    ])
    const began = Date.now()
    await b.kill()
    await eventually(() => ann.log.slice(4).sort(), LEASE + 2000).toEqual(['-bob', '-cleo'])
    expect(Date.now() - began).toBeLessThan(LEASE + 1500)
    await settle([a, c], a)
    await eventually(() =>
      told([a, c], 'member-removed', 'vacated')
        .filter((line) => !line.includes('settle'))
        .sort(),
    ).toEqual(['member-removed presence-room bob', 'member-removed presence-room cleo', 'vacated only-here'])
    const room = await c.api.get({ path: '/channels/presence-room', params: { info: 'subscription_count' } })
    expect(await room.json()).toEqual({ occupied: true, subscription_count: 2 })
    const left = await c.api.get({ path: '/channels', params: { filter_by_prefix: 'only' } })
    expect(await left.json()).toEqual({ channels: {} })

    // One that ends in order leaves its clients a lease to come back elsewhere; this one does not.
    await c.stop()
    await eventually(() => told([c], 'cluster', 'member-removed').at(-1)).toBe('cluster')
    await eventually(() => ann.log.at(-1), LEASE + 2000).toBe('-dan')
    await eventually(() =>
      told([a, c], 'member-removed').filter((line) => line.endsWith('dan')),
    ).toHaveLength(1)
  })
})
