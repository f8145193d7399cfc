import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { MEMBERS } from '../../terms.ts'
import type { SourceHappening } from '../source.ts'
import { createThinned } from './thinned.ts'
import type { Place } from './waiting.ts'

const channel = 'presence-room'
const who = (id: string, n = 0) => ({ id, info: { n } })

function setUp(leaveAfter: number, ...here: string[]) {
  const thinned = createThinned()
  const places: Place[] = []
  const add = (told: SourceHappening) => thinned.add(told, places)
  add({ type: 'members', at: 0, channel, me: null, all: here.map((id) => who(id)) })
  thinned.want(channel, MEMBERS, { leaveAfter })
  const changes = () =>
    places.flatMap(({ told }) =>
      told?.type !== 'member'
        ? []
        : ['joined' in told ? `+${told.joined.id}${(told.joined.info as { n: number }).n}` : `-${told.left}`],
    )
  return {
    ...{ thinned, places, add, changes },
    came: (id: string, n = 0, at = 0) => add({ type: 'member', at, channel, joined: who(id, n) }),
    went: (id: string, at = 0) => add({ type: 'member', at, channel, left: id }),
  }
}

it('who came only to leave is not told of, but where they are still shown for a while', () => {
  for (const [leaveAfter, expected] of [
    [0, []],
    [3000, ['+a1', '-a']],
  ] as const) {
    const { came, went, changes } = setUp(leaveAfter)
    came('a')
    went('a')
    came('a', 1)
    went('a')
    expect(changes()).toEqual(expected)
  }
})

it('who left and is back goes behind the others, but where they never went', () => {
  for (const [leaveAfter, expected] of [
    [0, ['-a', '+b0', '+a2']],
    [3000, ['+a2', '+b0']],
  ] as const) {
    const { came, went, changes } = setUp(leaveAfter, 'a')
    went('a')
    came('a', 1)
    went('a')
    came('b')
    came('a', 2)
    expect(changes()).toEqual(expected)
  }
})

it('keeps who said that they came twice, and who leaves then', () => {
  const { came, went, changes } = setUp(0, 'a')
  came('a', 1)
  came('a', 2)
  expect(changes()).toEqual(['+a2'])
  went('a')
  expect(changes()).toEqual(['-a'])
})

it('takes no more room than those who are there, though strangers come and go all day', () => {
  for (const leaveAfter of [0, 3000]) {
    const { came, went, places } = setUp(leaveAfter, 'a')
    for (let n = 0; n < 20_000; n++) {
      came(`guest ${n}`, 0, n * 10)
      went(`guest ${n}`, n * 10)
    }
    expect(places.length).toBeLessThan(6000)
  }
})

it('in any order of coming and going, the same are there, in the same order', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd')
  fc.assert(
    fc.property(fc.subarray(['a', 'b']), fc.array(id, { maxLength: 30 }), (here, steps) => {
      const { came, went, changes, places } = setUp(0, ...here)
      const room = new Map(here.map((one) => [one, 0]))
      for (const [n, one] of steps.entries()) {
        if (room.delete(one)) went(one)
        else {
          came(one, n)
          room.set(one, n)
        }
      }
      const shown = new Map(here.map((one) => [one, 0]))
      for (const { told } of places) {
        if (told?.type !== 'member') continue
        if ('joined' in told) shown.set(told.joined.id, (told.joined.info as { n: number }).n)
        else shown.delete(told.left)
      }
      expect([...shown]).toEqual([...room])
      expect(changes().length).toBeLessThanOrEqual(here.length + room.size)
    }),
  )
})
