import { describe, expect, it } from 'vitest'
import { createClock } from '../../test/support/clock.ts'
import { createChannel, type HubChannel } from './channel.ts'
import { createCounts } from './counts.ts'

function setUp() {
  const clock = createClock()
  const told: string[] = []
  const counts = createCounts(
    clock,
    ({ name }, here) => void told.push(`${name} ${here ? 'here' : 'elsewhere'}`),
  )
  const channel = (name: string, subscriptions: number): HubChannel => ({
    ...createChannel(name),
    remote: new Map([['b', subscriptions]]),
  })
  return { clock, counts, channel, told: () => told.splice(0) }
}

describe('the number of subscriptions', () => {
  it('is announced at once up to a hundred, and above them once a second', () => {
    const { clock, counts, channel, told } = setUp()
    counts.changed(channel('small', 100), true)
    expect(told()).toEqual(['small here'])
    const big = channel('big', 101)
    const bigger = channel('bigger', 500)
    counts.changed(big, true)
    counts.changed(bigger, false)
    counts.changed(big, true)
    clock.advance(999)
    expect(told()).toEqual([])
    clock.advance(1)
    expect(told()).toEqual(['big here', 'bigger elsewhere'])
    clock.advance(10_000)
    expect(told()).toEqual([])
    counts.changed(big, false)
    clock.advance(1000)
    expect(told()).toEqual(['big elsewhere'])
  })

  it('was changed here if any of the changes was made here', () => {
    const { clock, counts, channel, told } = setUp()
    const big = channel('big', 101)
    for (const here of [false, true, false]) counts.changed(big, here)
    clock.advance(1000)
    expect(told()).toEqual(['big here'])
  })

  it('is announced at once where it fell, and not again later', () => {
    const { clock, counts, channel, told } = setUp()
    const big = channel('big', 101)
    counts.changed(big, true)
    big.remote!.set('b', 100)
    counts.changed(big, false)
    expect(told()).toEqual(['big here'])
    clock.advance(1000)
    expect(told()).toEqual([])
  })

  it('is announced no more after the end, until it changes', () => {
    const { clock, counts, channel, told } = setUp()
    const big = channel('big', 101)
    counts.changed(big, true)
    counts.end()
    clock.advance(1000)
    expect(told()).toEqual([])
    counts.changed(big, true)
    clock.advance(1000)
    expect(told()).toEqual(['big here'])
  })
})
