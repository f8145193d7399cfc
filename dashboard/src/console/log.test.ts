import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { MOST, NOTHING, nextLog } from './log.ts'

const entries = (many: number, from = 0) =>
  Array.from({ length: many }, (_, n): Entry => ({ id: from + n, type: 'published', at: n }))

describe('the log of a debug console', () => {
  it('has what came, in order, and adds up what was left out by type', () => {
    let log = nextLog(NOTHING, { entries: entries(2), left: { published: 5 } })
    log = nextLog(log, { entries: entries(1, 2), left: { published: 1, connected: 2 } })
    expect(log.entries.map(({ id }) => id)).toEqual([0, 1, 2])
    expect([log.left, log.dropped]).toEqual([{ published: 6, connected: 2 }, 0])
  })

  it('keeps the newest, and counts those that it no longer has', () => {
    let log = nextLog(NOTHING, { entries: entries(MOST - 1), left: {} })
    expect(log.dropped).toBe(0)
    log = nextLog(log, { entries: entries(3, MOST - 1), left: {} })
    expect([log.entries.length, log.entries[0]!.id, log.dropped]).toEqual([MOST, 2, 2])
    log = nextLog(log, { entries: entries(10, MOST + 2), left: {} })
    expect([log.entries.length, log.dropped]).toEqual([MOST, 12])
  })

  it('begins anew', () => {
    const log = nextLog(NOTHING, { entries: entries(MOST + 1), left: { published: 5 } })
    expect(nextLog(log, 'clear')).toEqual(NOTHING)
  })
})
