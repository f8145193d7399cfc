import { expect, it } from 'vitest'
import { createReturns } from './returns.ts'

it('sends what is kept once, whatever comes first: its return or that keeping it failed', () => {
  const returns = createReturns()
  const [kept, failed, both] = [returns.next(), returns.next(), returns.next()]
  expect(returns.came(kept)).toBe(true)
  expect(returns.failed(failed)).toBe(true)
  expect(returns.came(failed)).toBe(false)
  expect(returns.came(both)).toBe(true)
  expect(returns.failed(both)).toBe(false)
})

it('remembers a bounded number', () => {
  const returns = createReturns()
  const first = returns.next()
  returns.failed(first)
  for (let n = 0; n < 1000; n++) returns.failed(returns.next())
  // So long after nobody waits for it.
  expect(returns.came(first)).toBe(true)
})
