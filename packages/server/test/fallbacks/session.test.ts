import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../src/hub/index.ts'
import { createXhrSession, type XhrAnswer } from '../../src/transports/xhr-session.ts'
import { createClock } from '../support/clock.ts'

/** An answer that does what the network would: takes what it is given, or dies with it. */
function createAnswer(kind: XhrAnswer['kind'], onGone: (answer: XhrAnswer) => void) {
  const given: { text: string; taken: () => void }[] = []
  let [dead, ended, arrived, size] = [false, false, '', 0]
  const answer: XhrAnswer = {
    kind,
    get open() {
      return !dead && !ended
    },
    write(text, taken) {
      size += text.length
      given.push({ text, taken })
    },
    end(text, taken) {
      ended = true
      given.push({ text, taken })
    },
    destroy() {
      dead = true
    },
  }
  return {
    answer,
    /** What arrived at the client. */
    arrived: () => arrived,
    full: () => size > 262_144,
    ended: () => ended && given.length === 0,
    /** The network takes what it was given, up to so many writes. */
    take(count = Number.POSITIVE_INFINITY) {
      if (dead) return
      for (const { text, taken } of given.splice(0, count)) {
        arrived += text
        taken()
      }
    },
    gone() {
      dead = true
      onGone(answer)
    },
  }
}

function setUp() {
  const clock = createClock()
  const due: (() => void)[] = []
  const over: string[] = []
  const session = createXhrSession({
    clock,
    defer: (run) => void due.push(run),
    maxBuffered: DEFAULT_LIMITS.buffered,
    owner: 'app-key',
    onOver: (reason) => void over.push(reason),
  })
  const turn = () => {
    for (const run of due.splice(0)) run()
  }
  return {
    clock,
    over,
    session,
    turn,
    ask(kind: XhrAnswer['kind']) {
      const asked = createAnswer(kind, session.detach)
      session.attach(asked.answer)
      turn()
      return asked
    },
    send(text: string) {
      session.transport.send(text)
      turn()
    },
  }
}
const line = (text: string) => `a[${JSON.stringify(text)}]\n`

describe('a session', () => {
  it('opens once, and sends what comes in one turn in one write', () => {
    const { ask, session, turn } = setUp()
    session.transport.send('1')
    const stream = ask('stream')
    stream.take()
    expect(stream.arrived()).toBe(`o\n${line('1')}`)
    session.transport.send('2')
    session.transport.send('3')
    turn()
    stream.take(1)
    expect(stream.arrived()).toBe(`o\n${line('1')}${line('2')}${line('3')}`)
  })

  it('keeps for the next poll what comes between two', () => {
    const { ask, send } = setUp()
    const first = ask('poll')
    first.take()
    first.gone()
    send('1')
    send('2')
    const second = ask('poll')
    second.take()
    expect([first.arrived(), second.arrived(), second.ended()]).toEqual(['o\n', line('1') + line('2'), true])
  })

  it.each(['poll', 'stream'] as const)(
    'stops a %s at the very line that makes pusher-js ask anew',
    (kind) => {
      const { ask, session, turn } = setUp()
      const text = 'x'.repeat(1000)
      for (let n = 0; n < 600; n++) session.transport.send(text)
      const sizes: number[] = []
      for (let left = 3; left > 0; left--) {
        const asked = ask(kind)
        turn()
        asked.take()
        sizes.push(asked.arrived().length)
        const withoutLast = asked.arrived().slice(0, -line(text).length)
        if (left > 1) expect([sizes.at(-1)! > 262_144, withoutLast.length <= 262_144]).toEqual([true, true])
        asked.gone()
      }
      expect(sizes.reduce((sum, size) => sum + size)).toBe(2 + 600 * line(text).length)
    },
  )

  it('does not send again what a full stream held, though nobody has said that it was taken', () => {
    const { ask, send } = setUp()
    const first = ask('stream')
    send('x'.repeat(300_000))
    const second = ask('stream')
    first.gone()
    send('2')
    second.take()
    expect(second.arrived()).toBe(line('2'))
  })

  it('answers a heartbeat with a line that says nothing, once', () => {
    const { ask, session, turn } = setUp()
    const stream = ask('stream')
    for (let n = 0; n < 50; n++) session.heartbeat()
    turn()
    stream.take()
    expect(stream.arrived()).toBe('o\na[]\n')
  })

  it('shows proxies that a quiet answer lives, and ends a quiet poll in good time', () => {
    const { ask, clock, turn } = setUp()
    const stream = ask('stream')
    clock.advance(25_000)
    turn()
    clock.advance(25_000)
    turn()
    stream.take()
    expect(stream.arrived()).toBe('o\nh\nh\n')
    stream.gone()
    const poll = ask('poll')
    clock.advance(25_000)
    turn()
    poll.take()
    expect([poll.arrived(), poll.ended()]).toEqual(['h\n', true])
  })

  it('is over when nobody asks for ten seconds', () => {
    const { ask, clock, over } = setUp()
    ask('stream').gone()
    clock.advance(9_999)
    expect(over).toEqual([])
    clock.advance(1)
    expect(over).toEqual(['expired'])
    const late = ask('poll')
    expect(late.answer.open).toBe(false)
  })

  it('is over at once when nobody ever asks', () => {
    const { clock, over } = setUp()
    clock.advance(10_000)
    expect(over).toEqual(['expired'])
  })

  it('ends with a line that says why, also when it must wait for somebody to tell', () => {
    for (const waiting of [false, true]) {
      const { ask, session, turn, over } = setUp()
      const first = ask('stream')
      first.take()
      if (waiting) first.gone()
      session.transport.close(4200, 'Reconnect')
      session.transport.send('too late')
      turn()
      const last = waiting ? ask('stream') : first
      expect(over).toEqual([])
      last.take()
      expect(last.arrived().endsWith('c[4200,"Reconnect"]\n')).toBe(true)
      expect([last.arrived().includes('too late'), last.ended(), over]).toEqual([false, true, ['closed']])
    }
  })

  it('is over when too much waits for a client that does not fetch it', () => {
    const { send, over } = setUp()
    for (let n = 0; n < 100 && over.length === 0; n++) send('x'.repeat(100_000))
    expect(over).toEqual(['slow-reader'])
  })

  it('takes a new request while the old one is not known to be dead, and waits for its end', () => {
    const { ask, send, clock, turn } = setUp()
    const first = ask('stream')
    first.take()
    const second = ask('stream')
    send('1')
    first.gone()
    turn()
    second.take()
    expect([first.arrived(), second.arrived()]).toEqual(['o\n', line('1')])
    const third = ask('stream')
    clock.advance(250)
    expect(second.answer.open).toBe(false)
    second.gone()
    send('2')
    third.take()
    expect(third.arrived()).toBe(line('2'))
  })
})

describe('whatever the network does', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('send'), size: fc.constantFrom(1, 10, 100_000, 300_000) }),
    fc.record({ do: fc.constantFrom('turn', 'kill', 'lose', 'beat'), size: fc.constant(0) }),
    fc.record({ do: fc.constant('take'), size: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constantFrom('poll', 'stream'), size: fc.constant(0) }),
  )
  it('each event arrives exactly once, in order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const { session, turn, ask, over, clock } = setUp()
        const all: ReturnType<typeof ask>[] = []
        let sent = 0
        const live = () => all.filter(({ answer }) => answer.open || !closed.has(answer))
        const closed = new Set<XhrAnswer>()
        const kill = (one: ReturnType<typeof ask>) => {
          closed.add(one.answer)
          one.gone()
        }
        /** Sockets that were destroyed, and answers that are over, are reported as gone. */
        const settle = () => {
          for (const one of live()) if (!one.answer.open && (one.ended() || isDead(one))) kill(one)
        }
        const isDead = (one: ReturnType<typeof ask>) => !one.answer.open && !one.ended()
        for (const { do: what, size } of steps) {
          if (what === 'send') session.transport.send(`${sent++}:${'x'.repeat(size)}`)
          else if (what === 'turn') turn()
          else if (what === 'take') for (const one of live()) one.take(size)
          else if (what === 'beat') session.heartbeat()
          else if (what === 'kill') for (const one of live().slice(0, 1)) kill(one)
          else if (what === 'lose') {
            // A client that leaves one answer open and asks anew.
            clock.advance(300)
            settle()
          } else {
            // pusher-js leaves a full stream when it has read all of it.
            for (const one of live()) if (one.full()) one.take()
            all.push(ask(what as 'poll' | 'stream'))
          }
        }
        // In the end the network is well, and the client goes on asking.
        for (let round = 0; round < 60; round++) {
          for (const one of live()) one.take()
          clock.advance(300)
          settle()
          for (const one of live()) if (one.ended()) kill(one)
          all.push(ask('poll'))
          turn()
          all.at(-1)!.take()
        }
        expect(over).toEqual([])
        const numbers = all
          .map((one) => one.arrived())
          .join('')
          .split('\n')
          .flatMap((text) => (text[0] === 'a' ? (JSON.parse(text.slice(1)) as string[]) : []))
          .map((text) => Number.parseInt(text, 10))
        expect(numbers).toEqual(Array.from({ length: sent }, (_, n) => n))
        expect(all.flatMap((one) => one.arrived().split('\n')).filter((text) => text === 'o')).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })
})
