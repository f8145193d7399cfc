import { afterEach, expect, it, vi } from 'vitest'
import { knownKits } from './inspect/known-kits.ts'
import { createChannelKit } from './kit.ts'

afterEach(() => vi.unstubAllEnvs())

it('knows a kit from when it is made until it ends', () => {
  const before = knownKits()
  const one = createChannelKit({ key: 'one', cluster: 'eu' })
  const two = createChannelKit({ key: 'two', cluster: 'eu' })
  expect(knownKits().filter((kit) => !before.includes(kit))).toEqual([one, two])
  one.destroy()
  expect(knownKits().filter((kit) => !before.includes(kit))).toEqual([two])
  two.destroy()
})

it('knows none in a build for production', () => {
  vi.stubEnv('NODE_ENV', 'production')
  const kit = createChannelKit({ key: 'one', cluster: 'eu' })
  expect(knownKits()).not.toContain(kit)
  kit.destroy()
})
