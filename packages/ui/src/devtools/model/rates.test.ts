import { expect, it } from 'vitest'
import { createRates } from './rates.ts'

it('counts by the second, and keeps a minute of them', () => {
  const rates = createRates()
  expect(rates.now.in).toBe(0)
  rates.add('in')
  rates.add('stores', 3)
  expect(rates.now.in).toBe(0)
  rates.tick()
  expect(rates.now).toEqual({ in: 1, out: 0, commits: 0, stores: 3 })
  for (let i = 0; i < 100; i++) rates.tick()
  expect(rates.seconds).toHaveLength(60)
  expect(rates.now.in).toBe(0)
})
