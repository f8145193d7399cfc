import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSharedLog, type SharedLog, type Version } from './shared-log.ts'

let now = 1000
beforeEach(() => {
  now = 1000
  let n = 0
  vi.spyOn(Math, 'random').mockImplementation(() => ++n / 36)
})
afterEach(() => void vi.restoreAllMocks())

const contain = (run: () => void) => {
  try {
    run()
  } catch {}
}
const open = <T>(initial: T) => createSharedLog<T>(initial, () => now, contain)
const version = <T>(value: T, clock: number, more: Partial<Version<T>> = {}): Version<T> => ({
  ...{ value, clock, by: 'x', root: 500, seen: {} },
  ...more,
})
const add = (n: number) => (value: number) => value + n

describe('alone', () => {
  it('changes at once, and tells only when it knows what the others have', () => {
    const log = open(1)
    expect([log.value, log.agreed, log.said]).toEqual([
      1,
      false,
      { value: 1, clock: 0, by: '', root: 0, seen: {} },
    ])
    expect([log.set(2), log.set(add(3)), log.value, log.said.clock]).toEqual([false, false, 5, 0])
    expect([log.agree(), log.agreed, log.said]).toEqual([
      true,
      true,
      { value: 5, clock: 1, by: 'w1', root: 1000, seen: { w1: 2 } },
    ])
    now = 2000
    expect([log.set(add(1)), log.said]).toEqual([
      true,
      { value: 6, clock: 2, by: 'w1', root: 1000, seen: { w1: 3 } },
    ])
  })

  it('has nothing to tell where nothing changed', () => {
    const log = open({ n: 1 })
    expect(log.agree()).toBe(false)
    const { value } = log
    expect([log.set({ n: 1 }), log.value === value, log.said.clock]).toEqual([false, true, 0])
    expect(log.set((one) => ({ ...one }))).toBe(false)
    log.doubt()
    expect([log.agreed, log.set({ n: 2 }), log.value]).toEqual([false, false, { n: 2 }])
  })

  it('leaves nothing to chance before the first change', () => {
    const random = vi.mocked(Math.random)
    const log = open(1)
    log.agree()
    log.take(version(5, 1))
    expect(random).not.toHaveBeenCalled()
    log.set(2)
    log.set(3)
    expect(random).toHaveBeenCalledOnce()
  })
})

describe('with others', () => {
  it('takes what is newer, and knows then', () => {
    const log = open(1)
    expect(log.take(version(7, 3))).toEqual({ tell: false, informed: true, strange: false })
    expect([log.value, log.agreed, log.said.clock]).toEqual([7, true, 3])
    expect(log.take(version(6, 2))).toEqual({ tell: false, informed: false, strange: false })
    expect(log.value).toBe(7)
  })

  it('orders by clock, then by who wrote, and of two rooms by the older one', () => {
    const better = (a: Partial<Version<number>>, b: Partial<Version<number>>) => {
      const log = open(0)
      log.take(version(1, 5, a))
      log.take(version(2, 5, b))
      return log.value
    }
    expect([
      better({ clock: 5 }, { clock: 6 }),
      better({ clock: 6 }, { clock: 5 }),
      better({ by: 'a' }, { by: 'b' }),
      better({ by: 'b' }, { by: 'a' }),
      better({ root: 500 }, { root: 400, clock: 1 }),
      better({ root: 400, clock: 1 }, { root: 500 }),
      better({}, { clock: 0, root: 1 }),
    ]).toEqual([2, 1, 2, 1, 2, 1, 1])
  })

  it('makes its own functions again on what came, and lets its own values give way', () => {
    const log = open(0)
    log.agree()
    log.set(add(1))
    expect(log.take(version(10, 5))).toEqual({ tell: true, informed: false, strange: false })
    expect([log.value, log.said.clock]).toEqual([11, 6])
    const blind = open(0)
    blind.set(5)
    blind.set(add(1))
    expect(blind.take(version(10, 5)).tell).toBe(true)
    expect(blind.value).toBe(11)
    const only = open(0)
    only.set(5)
    expect([only.take(version(10, 5)), only.value]).toEqual([
      { tell: false, informed: true, strange: false },
      10,
    ])
  })

  it('does not make again what the others have of it', () => {
    const log = open(0)
    log.agree()
    log.set(add(1))
    expect(log.take(version(20, 5, { seen: { w1: 1 } }))).toMatchObject({ tell: false, informed: true })
    expect(log.value).toBe(20)
    expect(log.take(version(30, 6, { seen: Object.create({ w1: 1 }) as never })).tell).toBe(true)
    expect(log.value).toBe(31)
  })

  it('tells a stranger of another room, and one who is behind if nobody knew better', () => {
    const log = open(0)
    log.agree()
    log.set(1)
    expect(log.take(version(9, 1, { root: 5000 }))).toEqual({ tell: false, informed: false, strange: true })
    expect(log.take(version(9, 0, { root: 0 }))).toEqual({ tell: false, informed: false, strange: false })
    log.doubt()
    expect(log.take(version(9, 1, { root: 5000 }))).toEqual({ tell: true, informed: false, strange: true })
    expect(log.value).toBe(1)
  })

  it('keeps the very value where the same is said of it', () => {
    const log = open({ n: 1 })
    const { value } = log
    log.take(version({ n: 1 }, 4))
    expect([log.value === value, log.said.clock]).toEqual([true, 4])
  })

  it('goes on where a function throws on what came', () => {
    const log = open(1)
    log.agree()
    log.set((value) => {
      if (value > 5) throw new Error('too much')
      return value + 1
    })
    expect(log.value).toBe(2)
    log.take(version(9, 5))
    expect(log.value).toBe(9)
  })
})

describe('what is remembered', () => {
  const behind = (log: SharedLog<number>) => {
    log.take(version(100, log.said.clock + 1, { root: log.said.root }))
    return log.value
  }

  it('is made again for three minutes after it was told, since somebody may not have heard of it', () => {
    const log = open(0)
    log.agree()
    log.set(add(1))
    now += 179_999
    log.set(add(2))
    expect(behind(log)).toBe(103)
    now += 180_001
    log.set(add(4))
    expect(behind(log)).toBe(104)
  })

  it('counts anew where the line was lost meanwhile', () => {
    const log = open(0)
    log.agree()
    log.set(add(1))
    now += 500_000
    log.doubt()
    log.set(add(2))
    log.agree()
    expect(behind(log)).toBe(103)
  })

  it('are thirty-two writers, the latest last', () => {
    const log = open(0)
    const seen = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`a${n}`, 1]))
    log.take(version(1, 1, { seen }))
    log.set(2)
    const names = Object.keys(log.said.seen)
    expect([names.length, names[0], names.at(-1)]).toEqual([32, 'a9', 'w1'])
  })
})
