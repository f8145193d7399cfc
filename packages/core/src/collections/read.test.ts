import { expect, it } from 'vitest'
import { reader } from './read.ts'

it('reads a field by its name or by a function, and nothing of what has no fields', () => {
  const field = reader<{ n: number }, number>('n')
  expect([field({ n: 7 }), field({} as never), field(null as never), field(undefined as never)]).toEqual([
    7,
    undefined,
    undefined,
    undefined,
  ])
  expect(reader(({ n }: { n: number }) => n * 2)({ n: 7 })).toBe(14)
})
