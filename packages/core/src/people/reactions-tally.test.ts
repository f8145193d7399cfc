import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Counts } from './reactions-message.ts'
import { createTally, type Tally } from './reactions-tally.ts'

const emoji = ['👍', '🎉']
const tallyOf = (name: string, toggle = false) => createTally({ emoji, toggle, me: () => name })
/** Tells the others what is one's own by now, and returns that. */
function tell(from: Tally, by: string, was: Counts, ...to: Tally[]) {
  const { version, counts } = from.mine
  for (const tally of to) tally.hear({ by, version, counts, was }, by)
  return counts
}

describe('a tally', () => {
  it('counts over people, each by what they said last, however often that came', () => {
    const [ann, bob] = [tallyOf('ann'), tallyOf('bob')]
    ann.press('👍')
    ann.press('👍')
    expect(ann.press('💩')).toBe(false)
    bob.press('🎉')
    const said = tell(ann, 'ann', {}, bob, bob)
    tell(bob, 'bob', {}, ann)
    expect([ann.counts(), bob.counts()]).toEqual(Array(2).fill({ '👍': 2, '🎉': 1 }))
    ann.press('👍')
    const { version, counts } = ann.mine
    expect(bob.hear({ by: 'ann', version, counts, was: said }, 'ann')).toEqual({ '👍': 1 })
  })

  it('takes back what is pressed again, where each person has each once', () => {
    const [ann, bob] = [tallyOf('ann', true), tallyOf('bob', true)]
    ann.press('👍')
    const said = tell(ann, 'ann', {}, bob)
    expect(bob.counts()).toEqual({ '👍': 1 })
    ann.press('👍')
    tell(ann, 'ann', said, bob)
    expect([ann.counts(), bob.counts()]).toEqual([{}, {}])
  })

  it('starts at what a server knows, and counts nobody of it twice', () => {
    const [ann, bob] = [tallyOf('ann', true), tallyOf('bob', true)]
    ann.set({ '👍': 12 }, { '👍': 1 })
    bob.set({ '👍': 12 }, {})
    ann.press('👍')
    tell(ann, 'ann', { '👍': 1 }, bob)
    expect([ann.counts(), bob.counts()]).toEqual([{ '👍': 11 }, { '👍': 11 }])
    bob.learn([{ by: 'zoe', version: 3, counts: { '👍': 1 } }], { '👍': 900 })
    expect(bob.counts()).toEqual({ '👍': 11 })
  })

  it('tells a newcomer of all, as far as it fits, and who comes later counts the rest once', () => {
    const old = tallyOf('old')
    for (let n = 0; n < 300; n++) old.hear({ by: `p${n}`, version: 1, counts: { '👍': 2 }, was: {} }, `p${n}`)
    const { all, rest } = old.summary()
    expect([all.length < 300, JSON.stringify({ all, rest }).length < 4000]).toEqual([true, true])
    const young = tallyOf('young')
    young.learn(all, rest)
    young.learn(all, rest)
    expect(young.counts()).toEqual({ '👍': 600 })
    young.hear({ by: 'p299', version: 2, counts: { '👍': 3 }, was: { '👍': 2 } }, 'p299')
    expect(young.counts()).toEqual({ '👍': 601 })
    expect([old.isIn(all), tallyOf('nobody').isIn(all)]).toEqual([false, true])
  })

  it('believes people about themselves rather than others about them', () => {
    const bob = tallyOf('bob', true)
    bob.learn([{ by: 'ann', version: 2 ** 40, counts: { '👍': 1 } }], {})
    expect(bob.counts()).toEqual({ '👍': 1 })
    bob.hear({ by: 'ann', version: 3, counts: {}, was: {} }, 'ann')
    expect(bob.counts()).toEqual({})
    bob.learn([{ by: 'bob', version: 5, counts: { '🎉': 1 } }], {})
    expect(bob.mine.counts).toEqual({ '🎉': 1 })
  })

  it('counts more people than it knows one by one', () => {
    const tally = tallyOf('me')
    for (let n = 0; n < 5100; n++) {
      tally.hear({ by: `p${n}`, version: 1, counts: { '👍': 1 }, was: {} }, `p${n}`)
      tally.hear({ by: `p${n}`, version: 2, counts: { '👍': 2 }, was: { '👍': 1 } }, `p${n}`)
    }
    expect(tally.counts()).toEqual({ '👍': 10_200 })
  })

  it('is the same for all in the end, whatever was lost, late or doubled on the way', () => {
    const press = fc.record({
      who: fc.nat(2),
      what: fc.constantFrom(...emoji),
      lost: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      twice: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), fc.boolean(), (presses, toggle) => {
        const names = ['a', 'b', 'c']
        const tallies = names.map((name) => tallyOf(name, toggle))
        const said: Counts[] = [{}, {}, {}]
        const others = (who: number, lost: readonly boolean[]) =>
          tallies.filter((_, n) => n !== who && !lost[n])
        for (const { who, what, lost, twice } of presses) {
          tallies[who]!.press(what)
          const to = others(who, lost)
          const now = tell(tallies[who]!, names[who]!, said[who]!, ...to, ...(twice ? to : []))
          said[who] = now
        }
        // The line is back: all say again what is theirs.
        for (const tally of tallies) tally.doubt()
        for (const [n, tally] of tallies.entries()) tell(tally, names[n]!, said[n]!, ...others(n, []))
        const sums = new Map<string, number>()
        for (const { mine } of tallies)
          for (const [one, count] of Object.entries(mine.counts)) sums.set(one, (sums.get(one) ?? 0) + count)
        const all = Object.fromEntries([...sums].filter(([, sum]) => sum > 0))
        for (const tally of tallies) expect(tally.counts()).toEqual(all)
      }),
    )
  })
})
