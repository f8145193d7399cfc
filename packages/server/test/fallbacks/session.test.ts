import { describe, expect, it } from 'vitest'
import { line, setUp } from '../support/xhr-session.ts'

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
