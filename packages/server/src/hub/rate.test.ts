import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAddresses, networkOf } from './addresses.ts'
import { Rate } from './rate.ts'

describe('a rate', () => {
  it('lets a second’s worth pass at once, and fills steadily', () => {
    const rate = new Rate(2)
    expect([rate.take(0), rate.take(0), rate.take(0)]).toEqual([true, true, false])
    expect([rate.take(499), rate.take(500), rate.take(500)]).toEqual([false, true, false])
    expect([rate.take(100_000), rate.take(100_000), rate.take(100_000)]).toEqual([true, true, false])
  })
  it('lets more pass at once where it may, and one at least', () => {
    const rate = new Rate(1, 5)
    expect(Array.from({ length: 6 }, () => rate.take(0))).toEqual([true, true, true, true, true, false])
    const slow = new Rate(0.5)
    expect([slow.take(0), slow.take(0), slow.take(1999), slow.take(2000)]).toEqual([true, false, false, true])
  })
  it('takes what is heavy for more, and nothing for what may not pass', () => {
    const rate = new Rate(10)
    expect([rate.take(0, 11), rate.take(0, 10), rate.take(0, 1)]).toEqual([false, true, false])
  })
  it('lets everything pass where there is no limit, and is never turned back by time', () => {
    const none = new Rate(Number.POSITIVE_INFINITY)
    for (let n = 0; n < 1000; n++) expect(none.take(0, 1e9)).toBe(true)
    const rate = new Rate(1)
    expect([rate.take(5000), rate.take(0), rate.take(500)]).toEqual([true, false, false])
  })
  it('is full until something was taken, and again when that is filled up', () => {
    const rate = new Rate(2)
    expect(rate.isFull(0)).toBe(true)
    rate.take(0)
    expect([rate.isFull(0), rate.isFull(499), rate.isFull(500)]).toEqual([false, false, true])
  })
  it('never lets more pass than its rate and what it held', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.nat(300), { maxLength: 100 }),
        (perSecond, waits) => {
          const rate = new Rate(perSecond)
          let now = 0
          let passed = 0
          for (const wait of waits) {
            now += wait
            if (rate.take(now)) passed++
          }
          expect(passed).toBeLessThanOrEqual(perSecond + (now / 1000) * perSecond + 1e-6)
        },
      ),
    )
  })
})

describe('what an address may send', () => {
  it('is shared by all of it, and kept when they are gone', () => {
    const addresses = createAddresses(1, 2)
    const rate = addresses.of('10.0.0.1', 0)!
    expect([rate.take(0), rate.take(0), addresses.of('10.0.0.1', 0)!.take(0)]).toEqual([true, true, false])
    expect(addresses.of('10.0.0.2', 0)!.take(0)).toBe(true)
    expect(addresses.size).toBe(2)
  })
  it('is not bounded where no address is known, or there is no limit', () => {
    expect(createAddresses(1, 2).of(undefined, 0)).toBeUndefined()
    const none = createAddresses(Number.POSITIVE_INFINITY, 2)
    expect([none.of('10.0.0.1', 0), none.size]).toEqual([undefined, 0])
  })
  it('is forgotten when there are many, unless it was used up', () => {
    const addresses = createAddresses(1, 1)
    const busy = addresses.of('busy', 0)!
    busy.take(0)
    for (let n = 1; n < 10_000; n++) addresses.of(`a${n}`, 0)
    expect(addresses.size).toBe(10_000)
    addresses.of('one more', 0)
    expect(addresses.size).toBe(2)
    expect(addresses.of('busy', 0)).toBe(busy)
  })
  it('is not searched for each that comes where none can be forgotten', () => {
    const addresses = createAddresses(1, 1)
    for (let n = 0; n < 10_000; n++) addresses.of(`a${n}`, 0)!.take(0)
    for (let n = 0; n < 5000; n++) addresses.of(`b${n}`, 0)
    // The first of these looked, found none, and let the number double before the next look.
    expect(addresses.size).toBe(15_000)
  })
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:0002::6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['::', '0:0:0:0'],
    ['1::', '1:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['1:2:3::4:5:6:7:8', '1:2:3:4'],
    ['0:0000:00a0::', '0:0:a0:0'],
  ])('of %s is that of %s', (address, network) => expect(networkOf(address)).toBe(network))
})
