import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { XhrAnswer } from '../../src/transports/xhr-session.ts'
import { setUp } from '../support/xhr-session.ts'

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
