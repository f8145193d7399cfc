import { afterEach, expect, it, vi } from 'vitest'
import { checkInDevelopment, inDevelopment } from './development.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

it('is so unless a bundler says that it builds for production', () => {
  expect(inDevelopment()).toBe(true)
  vi.stubEnv('NODE_ENV', 'production')
  expect(inDevelopment()).toBe(false)
})

it('is not so for a host without `process`, which is no bundler’s', () => {
  vi.stubGlobal('process', undefined)
  expect(inDevelopment()).toBe(false)
})

it('checks options while an application is developed, and in no other build', () => {
  expect(() => checkInDevelopment({})).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  vi.stubEnv('NODE_ENV', 'production')
  expect(() => checkInDevelopment({})).not.toThrow()
})
