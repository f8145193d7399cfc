import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { createPusherHistory, HISTORY_EVENT } from './pusher-history.ts'

beforeEach(() => void vi.useFakeTimers({ now: 10_000 }))
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

function setUp() {
  const at = { socketId: '1.1' }
  const sent: [string, Record<string, unknown>][] = []
  const log: unknown[] = []
  const history = createPusherHistory({
    clock: systemClock,
    send: (event, data) => void sent.push([event, data as never]),
    socketId: () => at.socketId,
    deliver: (channel, { event, serial }) => void log.push(`past ${channel} ${event} ${serial}`),
    live: (...all) => void log.push(all),
  })
  const event = (serial?: number, client = false) =>
    history.event(
      'a',
      { serial },
      () => void log.push(`event ${serial}${client ? ' of a client' : ''}`),
      client,
    )
  const past = (...serials: number[]) => serials.map((serial) => ({ event: 'e', data: null, serial, ago: 5 }))
  return { at, sent, log, history, event, past }
}
const position = (serial: number, stream = 's') => ({ stream, serial })

describe('a channel whose events are kept', () => {
  it('is new at first, and told each event once and in order', () => {
    const { history, event, log, sent } = setUp()
    expect(history.subscribed('a', position(5))).toBe('new')
    for (const serial of [5, 6, 6, 8, 7]) event(serial)
    event(3, true)
    expect([log, sent]).toEqual([['event 6', 'event 8', 'event 3 of a client'], []])
  })

  it('goes on where nothing happened meanwhile', () => {
    const { history, event, sent } = setUp()
    history.subscribed('a', position(5))
    event(6)
    expect([history.subscribed('a', position(6)), sent]).toEqual(['resumed', []])
  })

  it('asks for what it missed, while what comes waits', () => {
    const { history, event, log, sent, at, past } = setUp()
    history.subscribed('a', position(5))
    at.socketId = '2.2'
    expect(history.subscribed('a', position(8))).toBe('later')
    expect(sent).toEqual([[HISTORY_EVENT, { channel: 'a', ask: 1, stream: 's', serial: 5, was: '1.1' }]])
    event(9)
    event(7)
    event(undefined, true)
    expect(log).toEqual([])
    history.answered({ ask: 1, events: past(6), more: true, complete: true })
    expect(log).toEqual([])
    history.answered({ ask: 1, events: past(7, 8), complete: true })
    expect(log).toEqual([
      'past a e 6',
      'past a e 7',
      'past a e 8',
      ['a', true, undefined],
      'event 9',
      'event undefined of a client',
    ])
    at.socketId = '3.3'
    history.subscribed('a', position(12))
    expect(sent.at(-1)?.[1]).toMatchObject({ ask: 2, serial: 9, was: '2.2' })
    history.lost()
  })

  it('says that not all of it was told: where some is gone, on an error, and without an answer', () => {
    const answers: [unknown, unknown[]][] = [
      [{ ask: 1, events: [], complete: false }, ['a', false, undefined]],
      [{ ask: 1, events: [] }, ['a', false, undefined]],
      [{ ask: 1, error: 'gone' }, ['a', false, undefined]],
      [{ ask: 1, events: 'none' }, ['a', false, undefined]],
    ]
    for (const [answer, said] of answers) {
      const { history, event, log } = setUp()
      history.subscribed('a', position(5))
      history.subscribed('a', position(8, 'other'))
      history.answered({ ask: 9, events: [] })
      history.answered(null)
      expect(log).toEqual([])
      history.answered(answer)
      event(8)
      event(9)
      expect(log).toEqual([said, 'event 9'])
    }
    const { history, log } = setUp()
    history.subscribed('a', position(5))
    history.subscribed('a', position(8))
    vi.advanceTimersByTime(4999)
    expect(log).toEqual([])
    vi.advanceTimersByTime(1)
    expect(log).toEqual([['a', false, undefined]])
  })

  it('is new where an event had no number, where it was left, and where nothing is kept any more', () => {
    const { history, event, sent } = setUp()
    history.subscribed('a', position(5))
    event(undefined)
    expect(history.subscribed('a', position(9))).toBe('new')
    history.left('a')
    expect(history.subscribed('a', position(10))).toBe('new')
    for (const nothing of [
      undefined,
      null,
      {},
      { stream: 's' },
      { stream: 's', serial: 1.5 },
      { serial: 1 },
    ]) {
      expect(history.subscribed('a', nothing)).toBe('new')
      expect(history.subscribed('a', position(11))).toBe('new')
    }
    expect(sent).toEqual([])
  })

  it('asks where the server says that it missed something itself', () => {
    const { history, log, sent, past } = setUp()
    history.behind('a', position(9), 100)
    history.subscribed('a', position(5))
    history.behind('a', 'nowhere', 100)
    expect(sent).toEqual([])
    history.behind('a', position(6), 100)
    history.behind('a', position(6), 100)
    expect(sent).toHaveLength(1)
    history.answered({ ask: 1, events: past(6), complete: true })
    expect(log).toEqual(['past a e 6', ['a', true, 9900]])
  })

  it('forgets an answer to who left', () => {
    const { history, log, past } = setUp()
    history.subscribed('a', position(5))
    history.subscribed('a', position(6))
    history.left('a')
    history.answered({ ask: 1, events: past(6), complete: true })
    expect(log).toEqual([])
  })
})

describe('a line that is lost', () => {
  it('is asked anew, from where it was known; what clients said is told', () => {
    const { history, event, log, sent, at } = setUp()
    history.subscribed('a', position(5))
    history.subscribed('a', position(7))
    event(8)
    event(undefined, true)
    history.lost()
    expect(log).toEqual(['event undefined of a client'])
    at.socketId = '2.2'
    expect(history.subscribed('a', position(8))).toBe('later')
    expect(sent.map(([, { ask, serial, was }]) => [ask, serial, was])).toEqual([
      [1, 5, '1.1'],
      [2, 5, '1.1'],
    ])
    history.lost()
  })

  it('leaves who asked for the past with nothing', () => {
    const { history } = setUp()
    history.subscribed('a', position(5))
    const answers: unknown[] = []
    history.past('a', { last: 3 }, (answer) => void answers.push(answer))
    history.lost()
    expect(answers).toEqual([null])
  })
})

it('the past is asked for where it is kept', () => {
  const { history, sent, past } = setUp()
  const answers: unknown[] = []
  const ask = (channel: string) => history.past(channel, { last: 3 }, (answer) => void answers.push(answer))
  ask('a')
  expect([answers, sent]).toEqual([[null], []])
  history.subscribed('a', position(5))
  ask('a')
  expect(sent).toEqual([[HISTORY_EVENT, { channel: 'a', ask: 1, last: 3 }]])
  history.answered({ ask: 1, events: past(4, 5), complete: true })
  expect(answers[1]).toEqual({ events: past(4, 5), complete: true })
})
