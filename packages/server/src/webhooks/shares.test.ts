import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createShares } from './shares.ts'

interface One {
  group: string
  channel: string
  age: number
  stays: boolean
}

it('gives of the largest group, of its largest channel, the oldest that may go', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.record({
            group: fc.constantFrom('a', 'b', 'c'),
            channel: fc.constantFrom('x', 'y', 'z'),
            stays: fc.boolean(),
          }),
          fc.nat(30),
        ),
        { maxLength: 100 },
      ),
      (steps) => {
        const shares = createShares<One>()
        const kept: One[] = []
        for (const [age, step] of steps.entries()) {
          if (typeof step === 'object') {
            kept.push({ ...step, age })
            shares.add(kept.at(-1)!)
          } else if (kept[step]) {
            const [gone] = kept.splice(step, 1)
            shares.remove(gone!)
            shares.remove(gone!)
          }
          const count = (fits: (one: One) => boolean) => kept.filter(fits).length
          const rank = (one: One) => [
            count(({ group }) => group === one.group),
            count(({ group, channel }) => group === one.group && channel === one.channel),
          ]
          const may = kept.filter(({ stays }) => !stays)
          const next = shares.next(({ stays }) => !stays)
          expect(next === undefined).toBe(may.length === 0)
          if (!next) continue
          expect(rank(next)[0]).toBe(Math.max(...may.map((one) => rank(one)[0]!)))
          const theirs = may.filter(({ group }) => group === next.group)
          expect(rank(next)[1]).toBe(Math.max(...theirs.map((one) => rank(one)[1]!)))
          const older = may.filter((one) => one.group === next.group && one.channel === next.channel)
          expect(next.age).toBe(Math.min(...older.map(({ age }) => age)))
        }
      },
    ),
  ))
