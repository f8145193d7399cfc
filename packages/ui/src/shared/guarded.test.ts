import { expect, it, vi } from 'vitest'
import { guarded } from './guarded.ts'

it('what one member throws ends nothing, and the console hears of it once for each', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const [a, b, run] = [{}, {}, vi.fn()]
  const broken = () => {
    throw new Error('broken')
  }
  for (const who of [a, a, b]) guarded(who, broken)
  guarded(a, run)
  expect(run).toHaveBeenCalledOnce()
  expect(error.mock.calls.map(([, cause]) => String(cause))).toEqual(['Error: broken', 'Error: broken'])
  expect(error.mock.calls[0]?.[0]).toContain('/errors/render-failed/')
})
