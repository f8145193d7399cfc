import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { sign } from './signatures.ts'
import { utf8 } from './utf8.ts'

afterEach(() => vi.unstubAllGlobals())

it('a text has the same bytes where the host has no encoder', () => {
  const text = fc.string({
    unit: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\uD800', '\uDC00', '%', 'é')),
  })
  fc.assert(
    fc.property(text, (given) => {
      const bytes = new TextEncoder().encode(given)
      vi.stubGlobal('TextEncoder', undefined)
      const own = utf8(given)
      vi.unstubAllGlobals()
      expect([...own]).toEqual([...bytes])
    }),
  )
})

it('a signature needs no encoder of the host', () => {
  const signature = sign('secret', '1.1:presence-room')
  vi.stubGlobal('TextEncoder', undefined)
  expect(sign('secret', '1.1:presence-room')).toBe(signature)
})
