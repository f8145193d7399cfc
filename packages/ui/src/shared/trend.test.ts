import { describe, expect, it } from 'vitest'
import { directionOf, numberOf } from './trend.ts'

describe('numbers', () => {
  it('are taken from payloads, and have a direction', () => {
    expect([numberOf(3), numberOf({ cpu: 4 }, 'cpu'), numberOf('x'), numberOf(null, 'cpu')]).toEqual([
      3,
      4,
      null,
      null,
    ])
    expect([directionOf(1, 2), directionOf(2, 1), directionOf(null, 1)]).toEqual(['up', 'down', 'same'])
  })
})
