import { describe, expect, it } from 'vitest'
import type { HubHappening } from '../hub/index.ts'
import { fits, readFilter } from './filter.ts'

const happening = (told: object) => ({ appId: 'shop', at: 1, type: 'published', ...told }) as HubHappening
const fitting = (asked: object, told: object) => fits(readFilter({ app: 'shop', ...asked })!, happening(told))

describe('what a page asks for', () => {
  it.each([
    ['all', {}, { channel: 'orders' }, true],
    ['a type', { types: ['published'] }, {}, true],
    ['another type', { types: ['connected'] }, {}, false],
    ['part of a channel, in any case', { channel: 'DERs' }, { channel: 'Orders-7' }, true],
    ['another channel', { channel: 'x' }, { channel: 'orders' }, false],
    ['a channel, of what has none', { channel: 'orders' }, { type: 'connected' }, false],
    ['an event', { event: 'placed' }, { event: 'order-placed' }, true],
    ['a connection', { socketId: '12.3' }, { socketId: '12.34' }, true],
    ['a user', { userId: 'ann' }, { userId: 'bob' }, false],
    [
      'several things at once',
      { channel: 'orders', event: 'x' },
      { channel: 'orders', event: 'placed' },
      false,
    ],
  ])('is %s', (_, asked, told, fit) => {
    expect(fitting(asked, told)).toBe(fit)
  })

  it('is of its own app, and of none at all', () => {
    expect(fitting({}, { appId: 'other' })).toBe(false)
    expect(fitting({}, { appId: '', type: 'problem' })).toBe(true)
  })
})

describe('a question', () => {
  it.each([null, undefined, 7, 'x', [], {}, { app: 7 }, { app: null }])('is none with %o', (data) => {
    expect(readFilter(data)).toBeNull()
  })

  it('is bounded, and what in it is no text counts as nothing', () => {
    const filter = readFilter({
      app: 'shop',
      types: [7, 'published', null, ...Array(100).fill('x')],
      channel: { toString: 'orders' },
      event: ` ${'E'.repeat(500)} `,
      __proto__: { userId: 'ann' },
    })!
    expect([...filter.types]).toEqual(['published', 'x'])
    expect(filter.channel).toBe('')
    expect(filter.event).toBe('e'.repeat(199))
    expect(readFilter({ app: 'shop', types: { length: 1e9 } })!.types.size).toBe(0)
  })
})
