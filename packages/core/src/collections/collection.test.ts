import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { type CollectContext, type CollectionOptions, createCollection } from './collection.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers({ now: 5000 })
  world = createHandKit(true)
})
afterEach(() => {
  world.kit.destroy()
  vi.useRealTimers()
})
const settled = () => vi.advanceTimersByTimeAsync(0)

/** A collection that writes down all that it is told. */
function open(options: Partial<CollectionOptions<string[], string, string>> = {}) {
  const contexts: CollectContext[] = []
  const notified: number[] = []
  const store = createCollection<string[], string, string>(world.kit, {
    channels: ['presence-a'],
    events: ['n'],
    collect(context) {
      contexts.push(context)
      const log: string[] = []
      const put = (line: string) => {
        log.push(line)
        context.mark()
      }
      return {
        apply: (data, { event }, held) => put(`${event} ${data}${held ? ' held' : ''}`),
        seed: (initial, channel) => log.push(`seed ${initial} of ${channel}`),
        fill: (answer, channel, open) => put(`fill ${answer} of ${channel} for ${open?.from}`),
        missed: (gap, open) => put(`missed ${gap.from} to ${gap.to}, open from ${open.from}`),
        snapshot: ({ status }) => [...log, status],
        notify: () => notified.push(1),
      }
    },
    ...options,
  })
  return { store, contexts, notified }
}
const shown = ({ store }: ReturnType<typeof open>) => {
  world.kit.flush()
  return store.getSnapshot()
}

describe('before anybody listens', () => {
  it('shows what was given for all of its channels, and is idle', () => {
    const one = open({ channels: ['presence-a', 'presence-b'] })
    expect(one.store.getSnapshot()).toEqual(['idle'])
    one.store.seed('x')
    expect([one.store.getSnapshot(), one.store.getInitialSnapshot()]).toEqual([
      ['seed x of presence-a', 'idle'],
      ['seed x of presence-a', 'idle'],
    ])
    expect(one.store.details.getSnapshot()).toEqual({
      data: ['seed x of presence-a', 'idle'],
      status: 'idle',
      gap: null,
      error: null,
      writes: [],
    })
    const off = open({ channels: [] })
    off.store.seed('x')
    off.store.subscribe(() => {})
    expect(shown(off)).toEqual(['seed x of ', 'idle'])
    expect(off.contexts.at(-1)?.fetch.isOn).toBe(false)
  })
})

describe('in use', () => {
  it('is told of events in order, and is made anew only where something changed', () => {
    const one = open()
    one.store.subscribe(() => {})
    const first = shown(one)
    expect(first).toEqual(['live'])
    world.emit('n', 1)
    world.emit('other', 2)
    world.emit('n', 3)
    expect(shown(one)).toEqual(['n 1', 'n 3', 'live'])
    expect(one.notified.length).toBeGreaterThan(0)
    const { data } = one.store.details.getSnapshot()
    one.contexts.at(-1)?.mark()
    world.kit.flush()
    expect(one.store.details.getSnapshot().data).not.toBe(data)
  })

  it('says how its channels are, and why', () => {
    const one = open({ channels: ['presence-a', 'presence-b'] })
    one.store.subscribe(() => {})
    const refused = { code: 'auth-denied', message: 'No.', remedy: '', retryable: false } as never
    world.tell({ type: 'refused', at: 1, channel: 'presence-b', error: refused })
    expect(shown(one)).toEqual(['failed'])
    expect(one.store.details.getSnapshot()).toMatchObject({
      status: 'failed',
      error: { code: 'auth-denied' },
      writes: [],
    })
  })

  it('forgets what it was, and what it was given, with its last listener', () => {
    const one = open()
    one.store.seed('x')
    const leave = one.store.subscribe(() => {})
    world.emit('n', 1)
    expect(shown(one)).toEqual(['seed x of presence-a', 'n 1', 'live'])
    leave()
    vi.advanceTimersByTime(60_000)
    expect(one.store.getSnapshot()).toEqual(['idle'])
    one.store.seed('y')
    expect(one.store.getSnapshot()).toEqual(['seed y of presence-a', 'idle'])
  })
})

describe('what was missed', () => {
  it('is told, with the whole time that is open, and shown', () => {
    const one = open()
    one.store.subscribe(() => {})
    world.lose(100, 200)
    world.lose(300, 400)
    expect(shown(one)).toEqual([
      'missed 100 to 200, open from 100',
      'missed 300 to 400, open from 100',
      'live',
    ])
    expect(one.store.details.getSnapshot().gap).toEqual({ from: 100, to: 400 })
  })

  it('is fetched: at first and again, while events wait', async () => {
    const asked: (number | null)[] = []
    const answers: ((answer: string) => void)[] = []
    const one = open({
      backfill: (from) => {
        asked.push(from)
        return new Promise((resolve) => answers.push(resolve))
      },
    })
    one.store.subscribe(() => {})
    const { fetch } = one.contexts.at(-1)!
    world.emit('n', 1)
    expect([shown(one), fetch.isOn]).toEqual([['live'], true])
    answers[0]!('all')
    await settled()
    expect([shown(one), fetch.isOn]).toEqual([
      ['fill all of presence-a for undefined', 'n 1 held', 'live'],
      false,
    ])
    world.lose(100, 200)
    answers[1]!('more')
    await settled()
    world.emit('n', 2)
    expect(shown(one).slice(2)).toEqual([
      'missed 100 to 200, open from 100',
      'fill more of presence-a for 100',
      'n 2',
      'live',
    ])
    fetch.again()
    fetch.again()
    expect([asked, fetch.isOn]).toEqual([[null, -900, 4000], true])
  })

  it('lets events pass at once where they need not wait', async () => {
    const one = open({ waits: false, backfill: () => new Promise(() => {}) })
    one.store.subscribe(() => {})
    world.emit('n', 1)
    expect(shown(one)).toEqual(['n 1', 'live'])
  })

  it('is fetched for each channel, and is on while one of them waits', async () => {
    const one = open({
      channels: ['presence-a', 'presence-b'],
      backfill: (_, { channel }) => (channel === 'presence-a' ? 'a' : new Promise(() => {})),
    })
    one.store.subscribe(() => {})
    await settled()
    expect([shown(one), one.contexts.at(-1)?.fetch.isOn]).toEqual([
      ['fill a of presence-a for undefined', 'live'],
      true,
    ])
  })

  it('is told of where it can’t be had', async () => {
    const one = open({
      backfill: () => {
        throw new Error('no database')
      },
    })
    one.store.subscribe(() => {})
    await settled()
    expect(shown(one)).toEqual(['live'])
    expect(one.store.details.getSnapshot().error).toMatchObject({ code: 'backfill-failed' })
    expect(world.errors.map(({ code }) => code)).toEqual(['backfill-failed'])
  })
})

describe('what it begins with', () => {
  it('is asked for once where a function gives it, and not again after a gap', async () => {
    const asked: string[] = []
    const one = open()
    one.store.seed((context: { channel: string }) => {
      asked.push(context.channel)
      return 'x'
    })
    expect(one.store.getSnapshot()).toEqual(['idle'])
    one.store.subscribe(() => {})
    await settled()
    expect(shown(one)).toEqual(['seed x of presence-a', 'live'])
    world.lose(100, 200)
    await settled()
    world.kit.flush()
    expect([asked, one.store.details.getSnapshot().gap]).toEqual([['presence-a'], { from: 100, to: 200 }])
  })

  it('comes from that function, and what is missed later from the backfill', async () => {
    const one = open({ backfill: (from) => `since ${from}` })
    one.store.seed(() => 'x')
    one.store.subscribe(() => {})
    await settled()
    world.lose(6000, 7000)
    await settled()
    expect(shown(one)).toEqual([
      'seed x of presence-a',
      'missed 6000 to 7000, open from 6000',
      'fill since 5000 of presence-a for 6000',
      'live',
    ])
  })
})
