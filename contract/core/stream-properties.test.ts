import { type StreamPiece, withState } from '@channelkit/core'
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { piece, setUp } from './stream-world.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 40)

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

it('shows the whole answer whenever somebody comes and whatever the line does, where something tells of it', async () => {
  const step = fc.constantFrom('send', 'send', 'send', 'twice', 'swap', 'other', 'cut', 'come', 'wait')
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25 }),
      fc.nat(10),
      fc.constantFrom('history', 'catchUp' as const),
      async (steps, joins, by) => {
        vi.clearAllTimers()
        const world = setUp(by === 'history')
        let sent: StreamPiece[] = []
        const next = () => {
          const one = piece(sent.length, `${sent.length} `)
          sent = [...sent, one]
          return one
        }
        const options = by === 'history' ? { id: 'a' } : { id: 'a', catchUp: () => sent }
        let used: Awaited<ReturnType<typeof world.use>> | undefined
        for (const [n, what] of steps.entries()) {
          if (n === joins) used = await world.use(options)
          if (what === 'send') await world.send(next())
          else if (what === 'twice') {
            const one = next()
            await world.send(one, one, sent[0]!)
          } else if (what === 'swap') await world.send(...[next(), next()].reverse())
          else if (what === 'other') await world.send({ id: 'b', seq: n, text: 'not this' })
          else if (what === 'cut') await world.cut()
          else if (what === 'come') await world.come()
          else await world.wait(700)
        }
        used ??= await world.use(options)
        await world.come()
        sent = [...sent, piece(sent.length, 'end', { end: 'done' })]
        await world.send(sent.at(-1)!)
        await world.wait(3000)
        const { text, state, parts } = used.store.getSnapshot()
        expect([text, state, parts]).toEqual([sent.map((one) => one.text).join(''), 'done', []])
        expect(withState(text, used.store.details.getSnapshot()).status).toBe('live')
        world.server.destroy()
      },
    ),
    { numRuns },
  )
}, 60_000)
