import { expect, it } from 'vitest'
import type { Source } from '../source.ts'
import { ASKS, askOf } from './wire.ts'

it('a source can be asked by name, for all that it can do and for nothing that it can’t', () => {
  const got: unknown[] = []
  const source = Object.fromEntries(
    ASKS.map((name) => [name, (...args: unknown[]) => got.push([name, ...args])]),
  ) as unknown as Source
  for (const name of ASKS) askOf(source, name, ['a', 1])
  expect(got).toEqual(ASKS.map((name) => [name, 'a', 1]))
  expect(new Set(ASKS).size).toBe(14)
  expect(askOf({} as Source, 'past', [])).toBeUndefined()
})
