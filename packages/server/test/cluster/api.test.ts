import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { APP, eventually, type Node } from '../support/cluster.ts'
import { hasRedis } from '../support/redis.ts'
import { threeProcesses } from '../support/three-processes.ts'

const path = `/apps/${APP.id}/events`

/** A signed POST, to be sent as often as one likes. */
function signed(data: string) {
  const body = JSON.stringify({ name: 'news', channels: ['room'], data })
  const query = [
    `auth_key=${APP.key}`,
    `auth_timestamp=${Math.floor(Date.now() / 1000)}`,
    'auth_version=1.0',
    `body_md5=${createHash('md5').update(body).digest('hex')}`,
  ].join('&')
  const signature = createHmac('sha256', APP.secret).update(`POST\n${path}\n${query}`).digest('hex')
  return async ({ port }: Node) => {
    const url = `http://127.0.0.1:${port}${path}?${query}&auth_signature=${signature}`
    const answer = await fetch(url, { method: 'POST', body })
    return answer.status === 200 ? 'taken' : ((await answer.json()) as { code: string }).code
  }
}

describe.skipIf(!hasRedis)('the HTTP API of three processes', { timeout: 60_000 }, () => {
  const three = threeProcesses(15_000)

  it('takes a signed request once, whichever process gets it the second time', async () => {
    const [a, b, c] = three.nodes()
    const send = signed('1')
    expect(await send(a)).toBe('taken')
    // Within the grace, as two equal events that both are meant.
    await eventually(() => send(b), 20_000).toBe('replayed')
    expect([await send(a), await send(b), await send(c)]).toEqual(['replayed', 'replayed', 'replayed'])
    expect(await signed('2')(c)).toBe('taken')
  })

  it('tells what happened on all of them in one order, and what is newer than an entry', async () => {
    const nodes = three.nodes()
    for (const [n, { api }] of [...nodes, ...nodes].entries()) await api.trigger('room', `event-${n}`, '')
    const activity = async (node: Node, params: object) => {
      const answer = await node.api.get({ path: '/activity', params: { type: 'published', ...params } })
      return (await answer.json()) as { activity: { id: number; event: string }[]; last: number }
    }
    const events = [5, 4, 3, 2, 1, 0].map((n) => `event-${n}`)
    for (const node of nodes) {
      const all = await activity(node, {})
      expect(all.activity.map(({ event }) => event)).toEqual(events)
      expect(new Set(all.activity.map(({ id }) => id)).size).toBe(6)
      const newer = await activity(node, { after: all.activity[2]!.id, limit: 1 })
      expect(newer.activity.map(({ event }) => event)).toEqual(['event-5'])
    }
    const { last } = await activity(nodes[0], {})
    await nodes[2].api.trigger('room', 'later', '')
    await eventually(async () =>
      (await activity(nodes[1], { after: last })).activity.map(({ event }) => event),
    ).toEqual(['later'])
  })
})
