import { describe, expect, it } from 'vitest'
import type { EventMeta } from '../routes.ts'
import { createRewinder, pastAskOf } from './rewind.ts'

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

describe('past events', () => {
  const event = (data: string, serial?: number) => ({ data, serial }) as EventMeta
  function setUp() {
    const seen: string[] = []
    const asked: unknown[] = []
    let answer = (_: readonly EventMeta[] | null) => {}
    const internals = {
      bus: { guard: (run: () => void) => run() },
      channels: {
        get: (name: string) => ({
          past(what: object, done: typeof answer) {
            asked.push([name, what])
            answer = done
          },
        }),
      },
    }
    const rewinder = createRewinder(
      internals as never,
      'chat',
      { last: 5 },
      (data) => void seen.push(`past ${data}`),
    )
    const come = (data: string, serial?: number) =>
      rewinder.pass(event(data, serial), () => void seen.push(data))
    return { rewinder, seen, asked, come, answer: (past: EventMeta[] | null) => answer(past) }
  }

  it('pass before those that came while they were asked for, and none twice', () => {
    const { rewinder, seen, asked, come, answer } = setUp()
    come('early', 1)
    rewinder.live()
    come('c', 3)
    come('d', 4)
    come('e', 5)
    come('unnumbered')
    expect(seen).toEqual(['early'])
    answer([event('b', 2), event('d', 4), event('c', 3), event('odd')])
    expect(seen).toEqual(['early', 'past b', 'past d', 'past c', 'past odd', 'e', 'unnumbered'])
    come('f', 1)
    expect([seen.at(-1), asked]).toEqual(['f', [['chat', { last: 5 }]]])
  })

  it('are asked for once, and not where nobody wants them', () => {
    const { rewinder, asked, come, seen, answer } = setUp()
    rewinder.live()
    answer(null)
    rewinder.live()
    come('a')
    expect([asked.length, seen]).toEqual([1, ['a']])
    const none = createRewinder({} as never, 'chat', undefined, () => {})
    none.live()
    let ran = false
    none.pass(event('a'), () => {
      ran = true
    })
    expect(ran).toBe(true)
  })

  it('come too late for who left', () => {
    const { rewinder, seen, come, answer } = setUp()
    rewinder.live()
    come('a')
    rewinder.stop()
    answer([event('b', 2)])
    expect(seen).toEqual([])
    come('c')
    expect(seen).toEqual(['c'])
  })
})
