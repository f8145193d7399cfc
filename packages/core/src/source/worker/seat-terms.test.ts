import { expect, it } from 'vitest'
import type { Term } from '../../terms.ts'
import type { Source } from '../source.ts'
import { createSeat, type Seat } from './seat.ts'
import { createSeatTerms } from './seat-terms.ts'

const term = (rate: number): Term => ({ by: 's', rate, merge: false })

function setUp(count: number) {
  const asked: unknown[] = []
  const seats = new Set<Seat>()
  const terms = createSeatTerms(seats, {
    conflate: (...all: unknown[]) => void asked.push(all),
  } as unknown as Source)
  const list = Array.from({ length: count }, () => {
    const seat = createSeat(
      async () => ({}) as never,
      () => {},
    )
    seat.on = true
    seat.wants.set('market', new Set(['quote']))
    seats.add(seat)
    return seat
  })
  return { asked, terms, list }
}

it('asks for what serves all tabs: nothing while one wants all events, then what the most want', () => {
  const { asked, terms, list } = setUp(2)
  const [a, b] = list as [Seat, Seat]
  terms.set(a, 'market', 'quote', term(5))
  expect(asked).toEqual([])
  terms.set(b, 'market', 'quote', term(20))
  expect(asked).toEqual([['market', 'quote', term(20)]])
  b.wants.delete('market')
  terms.agree('market')
  expect(asked.at(-1)).toEqual(['market', 'quote', term(5)])
  b.wants.set('market', new Set(['quote']))
  b.terms.delete('market')
  terms.agree('market')
  expect(asked.at(-1)).toEqual(['market', 'quote', null])
})

it('does not count tabs that are off, or listen to something else, and begins anew on a channel that was left', () => {
  const { asked, terms, list } = setUp(3)
  const [a, b, c] = list as [Seat, Seat, Seat]
  b.on = false
  c.wants.set('market', new Set(['other']))
  terms.set(a, 'market', 'quote', term(5))
  terms.agree('market')
  expect(asked).toEqual([['market', 'quote', term(5)]])
  terms.left('market')
  terms.agree('market')
  expect(asked).toHaveLength(2)
})
