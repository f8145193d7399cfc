import { describe, expect, it } from 'vitest'
import { ago } from './time.ts'

describe('time in words', () => {
  it('is as coarse as people speak, and never of the future', () => {
    const said = [0, -5000, 9999, 25_000, 60_000, 7_200_000, 86_400_000 * 3].map((ms) => ago(ms, 'en'))
    expect(said).toEqual(['now', 'now', 'now', '20 seconds ago', '1 minute ago', '2 hours ago', '3 days ago'])
    expect(ago(120_000, 'de')).toBe('vor 2 Minuten')
  })
})
