import { describe, expect, it } from 'vitest'
import { pastAskOf } from './rewind.ts'

describe('how far back', () => {
  it.each([
    [5, { last: 5 }],
    [0.5, { last: 1 }],
    [{ events: 3 }, { last: 3 }],
    [{ seconds: 1.0001 }, { within: 1001 }],
    [
      { events: 2, seconds: 60 },
      { last: 2, within: 60_000 },
    ],
  ])('%j asks for %j', (rewind, ask) => expect(pastAskOf(rewind)).toEqual(ask))

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, {}, { events: 0 }, { events: 5, seconds: -1 }])(
    '%j is refused',
    (rewind) => {
      expect(() => pastAskOf(rewind)).toThrow(
        expect.objectContaining({
          code: 'invalid-options',
          message: expect.stringContaining(`{ events, seconds }, not ${JSON.stringify(rewind)}`),
        }),
      )
    },
  )
})
