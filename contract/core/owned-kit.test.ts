import { followOptions, neededOptions } from '@channelkit/core'
import { createTestOptions } from '@channelkit/testing'
import { expect, it } from 'vitest'

it('a provider with neither kit nor options is told what it needs, before it had a kit and after', () => {
  const refusal = expect.objectContaining({
    code: 'invalid-options',
    message: expect.stringContaining('give it a kit, or options to make one'),
  })
  const { options, server } = createTestOptions()
  const follow = followOptions()
  expect(() => follow(undefined)).toThrow(refusal)
  const { kit } = follow(options)
  expect(() => follow(undefined)).toThrow(refusal)
  expect(follow({ ...options }).kit).toBe(kit)
  expect(neededOptions(options)).toBe(options)
  kit.destroy()
  server.destroy()
})
