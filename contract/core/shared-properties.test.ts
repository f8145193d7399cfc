import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSharedWorld } from './shared-world.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 40)
const timeout = 20_000 + numRuns * 400

let world: ReturnType<typeof createSharedWorld>
beforeEach(() => {
  vi.useFakeTimers()
  world = createSharedWorld()
})
afterEach(() => {
  world.server.destroy()
  vi.useRealTimers()
})

const PEOPLE = ['ann', 'bob', 'cy', 'dee'] as const
const person = fc.constantFrom(...PEOPLE)
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('add' as const), person }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('come', 'leave', 'cut', 'restore'), person }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('settle', 'set'), person }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 3000 }) }),
  },
)

/** People who come, go, lose their line and write, in any order; at the end all lines are up. */
async function play(
  steps: readonly { do: string; person?: string; ms?: number }[],
  host: boolean,
  plain: boolean,
) {
  world.server.destroy()
  world = createSharedWorld()
  const { server, share, pass } = world
  const here = new Map<string, ReturnType<typeof world.share<readonly string[]>>>()
  if (host) here.set('host', share<readonly string[]>('host', []))
  for (const id of ['ann', 'bob']) here.set(id, share<readonly string[]>(id, []))
  if (host) await pass()
  /** Written by whom is still there, and by whom has left. */
  const written = new Map<string, string[]>()
  const gone: string[] = []
  let n = 0
  for (const { do: what, person: id = '', ms = 0 } of steps) {
    const one = here.get(id)
    if (what === 'come' && !one) here.set(id, share<readonly string[]>(id, []))
    else if (what === 'leave' && one) {
      one.kit.destroy()
      here.delete(id)
      gone.push(...(written.get(id) ?? []))
      written.delete(id)
    } else if (what === 'cut') one?.line.cut()
    else if (what === 'restore') one?.line.restore()
    else if (what === 'settle') await server.settled()
    else if (what === 'wait') await vi.advanceTimersByTimeAsync(ms)
    else if (what === 'add' && one) {
      const item = `${id} ${++n}`
      one.set((list) => [...list, item])
      written.set(id, [...(written.get(id) ?? []), item])
    } else if (what === 'set' && plain) one?.set([`plain ${++n}`])
  }
  for (const one of here.values()) one.line.restore()
  await pass(8000)
  await pass(8000)
  return { all: [...here.values()], stayed: [...written.values()].flat(), gone }
}

describe('whatever people do, in whatever order, a shared value', () => {
  it(
    'is the same for all',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
          const { all } = await play(steps, false, true)
          const values = all.map(({ store }) => store.getSnapshot())
          for (const one of values) expect(one).toEqual({ ...values[0], synced: true, status: 'live' })
        }),
        { numRuns },
      )
    },
    timeout,
  )

  it(
    'has every change by function of those who are there, once, while somebody keeps it',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
          const { all, stayed, gone } = await play(steps, true, false)
          for (const { store } of all) {
            const { value } = store.getSnapshot()
            expect(value.filter((item) => !gone.includes(item)).toSorted()).toEqual(stayed.toSorted())
            expect(new Set(value).size).toBe(value.length)
          }
        }),
        { numRuns },
      )
    },
    timeout,
  )
})
