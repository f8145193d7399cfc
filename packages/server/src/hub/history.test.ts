import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHistory } from './history.ts'

function setUp(rules = [{ channels: '*' }] as Parameters<typeof createHistory>[0], most = 1e6) {
  const clock = { time: 0, now: () => 1_000_000 + clock.time, monotonic: () => clock.time }
  return { history: createHistory(rules, most, clock), clock }
}
const serials = ({ events }: { events: readonly { serial: number }[] }) => events.map(({ serial }) => serial)

describe('the history of a channel', () => {
  it('is kept where a rule says so, the first that fits', () => {
    const { history } = setUp([
      { channels: 'chat-*', events: 2 },
      { channels: 'private-room.1', events: 5 },
      { channels: 'presence-*', events: 3 },
    ])
    for (const name of ['chat-1', 'private-room.1', 'private-room21', 'presence-a', 'other'])
      for (let n = 0; n < 4; n++) history.add(name, 'e', String(n))
    expect(serials(history.read('chat-1', {}))).toEqual([3, 4])
    expect(serials(history.read('private-room.1', {}))).toEqual([1, 2, 3, 4])
    expect(serials(history.read('presence-a', {}))).toEqual([2, 3, 4])
    expect(history.position('other')).toBe(undefined)
    expect(history.position('private-room21')).toBe(undefined)
    expect(history.position('chat-1')?.serial).toBe(4)
  })

  it('says whether anything is missing', () => {
    const { history } = setUp([{ channels: '*', events: 3 }])
    for (let n = 0; n < 5; n++) history.add('a', 'e', '')
    expect(history.read('a', { after: 2 })).toMatchObject({ complete: true, events: [{ serial: 3 }, {}, {}] })
    expect(history.read('a', { after: 1 })).toMatchObject({ complete: false })
    expect(history.read('a', { after: 5 })).toEqual({ complete: true, events: [] })
    expect(history.read('a', { after: 2, last: 1 })).toMatchObject({
      complete: false,
      events: [{ serial: 5 }],
    })
    expect(serials(history.read('a', { before: 5, last: 1 }))).toEqual([4])
    expect(serials(history.read('a', { before: 1 }))).toEqual([])
    expect(history.read('never', { after: 0 })).toEqual({ complete: true, events: [] })
    expect(history.read('never', { after: 3 })).toEqual({ complete: false, events: [] })
  })

  it('ends with age; numbers go on', () => {
    const { history, clock } = setUp([{ channels: '*', age: 1000 }])
    history.add('a', 'e', '1')
    clock.time = 900
    history.add('a', 'e', '2')
    const before = history.position('a')!
    clock.time = 1500
    expect(serials(history.read('a', {}))).toEqual([2])
    expect(serials(history.read('a', { within: 700 }))).toEqual([2])
    expect(serials(history.read('a', { within: 500 }))).toEqual([])
    clock.time = 5000
    history.add('b', 'e', '')
    expect(history.position('a')).toEqual(before)
    expect(history.since('a', before)).toEqual({ events: [], complete: true })
    expect(history.since('a', { ...before, serial: 1 })).toEqual({ events: [], complete: false })
    expect(history.add('a', 'e', '3')).toBe(3)
    expect(serials(history.since('a', before))).toEqual([3])
    expect(history.since('a', before).complete).toBe(true)
    expect(history.since('a', { ...before, serial: 1 })).toMatchObject({ complete: false })
  })

  it('goes on for who was there before the first event, unless something was forgotten since', () => {
    const { history } = setUp([{ channels: '*' }], 2000)
    const before = history.position('a')!
    expect(before.serial).toBe(0)
    for (let n = 0; n < 3; n++) history.add('a', 'e', '')
    expect(serials(history.since('a', { ...before, serial: 1 }))).toEqual([2, 3])
    expect(history.since('a', { ...before, serial: 1 }).complete).toBe(true)
    expect(history.since('a', { stream: 'other', serial: 0 })).toEqual({ events: [], complete: false })
    expect(history.since('b', before)).toEqual({ events: [], complete: true })
    for (let n = 0; n < 9; n++) history.add(`c${n}`, 'e', 'x'.repeat(400))
    expect(history.add('a', 'e', '')).toBeGreaterThan(3)
    expect(history.since('a', before)).toMatchObject({ events: [{}], complete: false })
  })

  it('numbers no event of a channel as one that was there before, whatever is forgotten', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.nat(6), wait: fc.nat(300), size: fc.nat(400) }), { maxLength: 80 }),
        (steps) => {
          const { history, clock } = setUp([{ channels: '*', age: 1000, events: 5 }], 2000)
          const last = new Map<number, number>()
          for (const { name, wait, size } of steps) {
            clock.time += wait
            const before = history.position(`${name}`)!
            const serial = history.add(`${name}`, 'e', 'x'.repeat(size))!
            expect(serial).toBeGreaterThan(last.get(name) ?? 0)
            expect(serial).toBeGreaterThan(before.serial)
            last.set(name, serial)
            expect(history.bytes).toBeLessThanOrEqual(2000)
          }
        },
      ),
    )
  })

  it('keeps nothing of names that were only asked for', () => {
    const { history } = setUp()
    for (let n = 0; n < 1000; n++)
      expect(history.position(`junk-${n}`)?.stream).toBe(history.position('x')?.stream)
    expect(history.bytes).toBe(0)
  })

  it('has a bound for all channels together: the quietest forgets first', () => {
    const { history } = setUp([{ channels: '*' }], 10_000)
    history.add('quiet', 'e', 'x'.repeat(1000))
    for (let n = 0; n < 100; n++) history.add('loud', 'e', 'x'.repeat(500))
    expect(history.bytes).toBeLessThanOrEqual(10_000)
    expect(history.read('quiet', {}).events).toEqual([])
    expect(serials(history.read('loud', {})).at(-1)).toBe(100)
  })

  it('gives exactly what was published after any number, or says that it can’t', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.constantFrom('a', 'b'), wait: fc.nat(400) }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(20),
        (steps, events, after) => {
          const { history, clock } = setUp([{ channels: '*', events, age: 2000 }], 3000)
          const all: { name: string; stream: string; serial: number }[] = []
          for (const { name, wait } of steps) {
            clock.time += wait
            const serial = history.add(name, 'e', `${all.length}`)!
            all.push({ name, stream: history.position(name)!.stream, serial })
          }
          for (const name of ['a', 'b']) {
            const { stream, serial } = history.position(name)!
            const wanted = all.filter(
              (one) => one.name === name && one.stream === stream && one.serial > after,
            )
            const { events: got, complete } = history.read(name, { after })
            if (after > serial) continue
            const numbers = got.map((one) => one.serial)
            if (complete) expect(numbers).toEqual(wanted.map((one) => one.serial))
            else
              expect(wanted.map((one) => one.serial).slice(-numbers.length || wanted.length)).toEqual(numbers)
            expect(numbers.length).toBeLessThanOrEqual(events)
          }
        },
      ),
    )
  })
})
