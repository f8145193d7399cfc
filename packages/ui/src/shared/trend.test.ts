import { expect, it } from 'vitest'
import { directionOf } from './trend.ts'

it('two numbers have a direction', () => {
  expect([directionOf(1, 2), directionOf(2, 1), directionOf(null, 1)]).toEqual(['up', 'down', 'same'])
})
