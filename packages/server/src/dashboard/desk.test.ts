import { describe, expect, it } from 'vitest'
import { APP } from '../../test/support/hub.ts'
import { type AppState, createHub, type Hub } from '../hub/index.ts'
import type { Counters } from './counters.ts'
import { createDesk, type DeskParts } from './desk.ts'
import { createFaults } from './faults.ts'
import { channelOf, createLine } from './line.ts'
import { type Bucket, FIELDS } from './rings.ts'

const bucket = (at: number, sent: number): Bucket => ({
  at,
  ms: 1000,
  counts: { ...(Object.fromEntries(FIELDS.map((field) => [field, 0])) as Bucket['counts']), sent },
})

function desk({
  hub = createHub({ apps: [APP] }),
  options = {},
}: {
  hub?: Hub
  options?: DeskParts['options']
} = {}) {
  const counters = { list: () => [bucket(1000, 1), bucket(2000, 2)] } as unknown as Counters
  const faults = createFaults()
  const line = createLine('a secret')
  const { ask } = createDesk({ hub, counters, faults, line, options, rest: undefined as never })
  return { ask, faults, line }
}

describe('the desk', () => {
  it('says what apps there are, by what a page needs, and nothing of their secrets', async () => {
    const apps = [
      { ...APP, history: [{ channels: 'a', events: 5 }] },
      { id: 'b', key: 'b-key', secret: 'b-secret' },
    ]
    const { ask, line } = desk({ hub: createHub({ apps }), options: { redis: 'redis://x' } })
    const session = await ask('session', '')
    expect(session).toMatchObject({
      key: line.app.key,
      cluster: true,
      apps: [
        { id: 'app', key: 'app-key', channel: channelOf('app'), history: true },
        { id: 'b', key: 'b-key', channel: channelOf('b'), history: false },
      ],
    })
    expect(JSON.stringify(session)).not.toMatch(/secret/)
  })

  it('has the last minute, hour and day, of all processes together', async () => {
    const plain = createHub({ apps: [APP] })
    const link = { stats: async () => [[bucket(2000, 40)], [bucket(3000, 5)]] }
    const state = { ...plain.app(APP.id), link } as unknown as AppState
    const told = (await desk({ hub: { ...plain, app: () => state } }).ask('overview', APP.id)) as {
      ranges: Record<string, { at: number; sent: number }[]>
    }
    expect(Object.keys(told.ranges)).toEqual(['minute', 'hour', 'day'])
    for (const points of Object.values(told.ranges))
      expect(points.map(({ at, sent }) => [at, sent])).toEqual([
        [1000, 1],
        [2000, 42],
        [3000, 5],
      ])
  })

  it('has the errors of an app, its settings, and where numbers go', async () => {
    const { ask, faults } = desk()
    faults.record({ appId: APP.id, at: 1, type: 'refused', code: 4004 })
    expect(await ask('faults', APP.id)).toMatchObject({ faults: [{ count: 1 }] })
    expect(await ask('settings', APP.id)).toHaveProperty('groups')
    expect(await ask('metrics', '')).toMatchObject({ prometheus: null })
  })

  it.each(['', 'nothing', '__proto__', 'constructor', 'toString'])(
    'knows nothing by the name %j',
    async (name) => {
      await expect(desk().ask(name, APP.id)).rejects.toMatchObject({ code: 'not-found' })
    },
  )

  it.each(['overview', 'faults', 'settings'])('%s is of an app that is there', async (name) => {
    await expect(desk().ask(name, 'nobody')).rejects.toMatchObject({ code: 'unknown-app' })
  })
})
