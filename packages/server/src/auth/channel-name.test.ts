import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LETTERS } from '../../test/support/letters.ts'
import { isChannelName } from '../hub/names.ts'
import { channelName, channelParams } from './channel-name.ts'

const readable = (text: string) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text))

describe('channelName', () => {
  it('makes names of values', () => {
    expect(channelName('private-orders-{id}', { id: 7 })).toBe('private-orders-7')
    expect(channelName('private-inbox-{mail}', { mail: 'a+b@x.de' })).toBe('private-inbox-a=2Bb@x.de')
    expect(channelName('ticker', {})).toBe('ticker')
  })

  it('refuses what can be no name, with a code', () => {
    const make = (template: string, values: object) => () => channelName(template, values as never)
    for (const wrong of [
      make('room-{id}', {}),
      make('room-{id}', { id: '' }),
      make('room-{a}{b}', { a: 1, b: 2 }),
      make('order:{id}', { id: 1 }),
      make('room-{id}', { id: 'x'.repeat(170) }),
    ])
      expect(wrong).toThrow(expect.objectContaining({ code: 'invalid-channel' }))
  })

  it('is read back, whatever the values, and nobody else’s names are', () => {
    const value = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(value, value, (a, b) => {
        const name = channelName('private-a.{a}-b-{b}', { a, b })
        expect(isChannelName(name)).toBe(true)
        expect(channelParams('private-a.{a}-b-{b}', name)).toEqual({
          a: readable(a),
          b: readable(b),
        })
        expect(channelParams('private-x-{a}', name)).toBeNull()
      }),
    )
  })
})
