import { describe, expect, it } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import {
  argumentsOf,
  defineFeed,
  defineRecords,
  defineReduced,
  defineSeries,
  defineStream,
  reducedOf,
} from './define.ts'

const by = (row: { id: string }) => row.id

describe('a definition', () => {
  it.each([
    ['feed', defineFeed],
    ['records', defineRecords],
    ['series', defineSeries],
    ['stream', defineStream],
    ['reduced', defineReduced],
  ] as const)('of %s is what was given, with its kind', (kind, define) => {
    const given = { channel: 'orders', events: 'placed', by }
    expect((define as (given: object) => unknown)(given)).toEqual({ ...given, kind })
  })

  it.each([null, undefined, false])('without a channel, as %s says, has the channel null', (channel) => {
    expect(defineFeed({ channel: channel as never, events: 'placed' }).channel).toBeNull()
  })

  it('with an empty name keeps it: that is a mistake, to be told', () => {
    expect(defineFeed({ channel: '', events: 'placed' }).channel).toBe('')
  })
})

describe('what a hook was called with', () => {
  const definition = defineRecords({ channel: 'orders', events: 'placed', by: by as never })

  it('is taken from a definition, whose options those of the call follow', () => {
    expect(argumentsOf(definition, undefined, { limit: 3 })).toEqual([
      'orders',
      'placed',
      { ...definition, limit: 3 },
    ])
    expect(argumentsOf(definition, 'refunds')[0]).toBe('refunds')
    expect(argumentsOf(definition, null)[0]).toBeNull()
  })

  it('is as it stands without one, also where several channels or none are given', () => {
    const options = { by: 'id' }
    for (const target of ['orders', ['orders', 'refunds'], null, undefined])
      expect(argumentsOf(target, 'placed', options)).toEqual([target, 'placed', options])
  })
})

it("makes the store of a reducer's definition, on its channel or another", () => {
  const { kit, told } = createToldKit()
  const sum = defineReduced({
    channel: 'scores',
    events: 'goal',
    reduce: (state: number, n) => state + (n as unknown as number),
    initial: 10,
  })
  const own = reducedOf(kit, sum, undefined, {})
  const other = reducedOf(kit, sum, 'others', { initial: 100 })
  const stops = [own.subscribe(() => {}), other.subscribe(() => {})]
  for (const channel of ['scores', 'others']) told({ type: 'event', channel, event: 'goal', data: 2 })
  kit.flush()
  expect([own.getSnapshot(), other.getSnapshot()]).toEqual([12, 102])
  for (const stop of stops) stop()
  kit.destroy()
})
