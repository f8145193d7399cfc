import { describe, expect, it } from 'vitest'
import { createNeeds } from './channel-needs.ts'
import type { ChannelObserver } from './channel-observer.ts'
import type { Check } from './check.ts'
import { MEMBERS, type Need } from './terms.ts'

const people = (leaveAfter: number): ChannelObserver => ({
  members() {},
  needs: new Map([[MEMBERS, { leaveAfter }]]),
})
const all: ChannelObserver = { members() {} }
const blind: ChannelObserver = {}

function setUp(check?: Check) {
  const observers = new Set<ChannelObserver>()
  const told: [string, Need | null][] = []
  const needs = createNeeds('a', observers, check, (...what) => told.push(what))
  return { observers, told, needs }
}

describe('of those who come and go', () => {
  it('what is enough for all is told once, and again when it changes', () => {
    const { observers, told, needs } = setUp()
    observers.add(people(3000))
    needs.agree()
    observers.add(people(3000))
    observers.add(blind)
    needs.agree()
    expect(told).toEqual([[MEMBERS, { leaveAfter: 3000 }]])
    observers.add(all)
    needs.agree()
    expect(told.at(-1)).toEqual([MEMBERS, null])
    observers.delete(all)
    needs.agree()
    expect(told).toHaveLength(3)
  })

  it('it is told again to a channel that is asked for anew, if it is less than all', () => {
    const { observers, told, needs } = setUp()
    needs.again()
    expect(told).toEqual([])
    observers.add(people(0))
    needs.agree()
    needs.again()
    expect(told).toEqual([
      [MEMBERS, { leaveAfter: 0 }],
      [MEMBERS, { leaveAfter: 0 }],
    ])
  })
})

describe('of an event', () => {
  const checked = {
    checks: (channel: string, event: string) => channel === 'a' && event === 'checked',
  } as Check
  const rate = (of: number): Need => ({ by: null, rate: of, merge: false })
  it.each<[string, string, Need | undefined, Need | null]>([
    ['all, where nothing is said', 'free', undefined, null],
    ['what an observer says', 'free', { last: 5 }, { last: 5 }],
    ['all, where older ones may be those that fit a schema', 'checked', { last: 5 }, null],
    ['all, where only the newest counts but must fit', 'checked', rate(Number.POSITIVE_INFINITY), null],
    ['so many a second, checked or not', 'checked', rate(10), rate(10)],
  ])('it needs %s', (_, event, need, expected) => {
    const { needs } = setUp(checked)
    expect(needs.of({ needs: new Map(need ? [[event, need]] : []) }, event)).toEqual(expected)
  })
})
