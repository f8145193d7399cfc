import { defineChannels } from '@channelkit/core'
import { channelName, channelParams } from '@channelkit/server/auth'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LETTERS } from '../../packages/server/test/support/letters.ts'

it('servers make and read the same names as pages', () => {
  const template = 'private-a.{a}-b;{b}'
  const channels = defineChannels({ [template]: {} } as Record<typeof template, object>)
  const value = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(value, value, (a, b) => {
      const name = channelName(template, { a, b })
      expect(channels.name(template, { a, b } as never)).toBe(name)
      expect(channels.params(template, name)).toEqual(channelParams(template, name))
    }),
  )
})
