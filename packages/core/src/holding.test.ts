import { afterEach, expect, it } from 'vitest'
import { holder, holding } from './holding.ts'
import { createLease } from './lease.ts'

const clock = { now: () => 0, setTimeout: () => undefined, clearTimeout() {} }
const lease = () => createLease({ clock, grace: 0, onFirst() {}, onLast() {} })
const names = ({ users }: ReturnType<typeof lease>) => [...users].map(({ by }) => by)

afterEach(() => {
  holding.site = undefined
})

it('keeps nothing of who holds while nobody looks', () => {
  const one = lease()
  holder('Ticker')(() => one.acquire())
  expect(names(one)).toEqual([undefined])
})

it('takes hold in the name of who made the holder, though that is later and from elsewhere', () => {
  holding.site = (who = 'some place') => who
  const one = lease()
  const hold = holder('Ticker')
  const release = hold(() => one.acquire())
  one.acquire()
  expect(names(one)).toEqual(['Ticker', 'some place'])
  release()
  expect(names(one)).toEqual(['some place'])
})

it('names the inner one where one holds within another, and the outer one after it, also if the inner throws', () => {
  holding.site = (who) => who
  const one = lease()
  const failing = holder('Inner')
  holder('Outer')(() => {
    expect(() =>
      failing(() => {
        one.acquire()
        throw new Error('not today')
      }),
    ).toThrow('not today')
    one.acquire()
  })
  expect(names(one)).toEqual(['Inner', 'Outer'])
})
