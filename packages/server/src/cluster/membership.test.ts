import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Membership, type MembershipEffect, type MembershipEvent, OUTSIDE, step } from './membership.ts'

const failed = (kind: string): MembershipEvent => ({ type: 'failed', trouble: { kind, reason: `${kind}!` } })
const READY: MembershipEvent = { type: 'ready' }
const DUE: MembershipEvent = { type: 'due', ready: true }
const LASTED: MembershipEvent = { type: 'lasted' }
const admitted = (generation: string): MembershipEvent => ({ type: 'admitted', generation })
const JOINED: readonly MembershipEvent[] = [READY, admitted('g'), { type: 'settled' }]

const name = (effect: MembershipEffect) =>
  effect.do === 'tell'
    ? `tell ${effect.state}${effect.reason ? ` ${effect.reason}` : ''}`
    : effect.do === 'wait'
      ? `wait ${effect.failures}`
      : effect.do

/** Where a process is after these events, and what was to be done at each. */
function run(...events: readonly MembershipEvent[]) {
  let now: Membership = OUTSIDE
  const done = events.map((event) => {
    const [next, effects] = step(now, event)
    now = next
    return effects.map(name)
  })
  return { now, done, last: done.at(-1) }
}

describe('a process that joins a cluster', () => {
  it('joins as soon as Redis is there, and says so when it has told and asked everything', () => {
    const { now, done } = run(...JOINED)
    expect(done).toEqual([['join'], [], ['tell joined']])
    expect(now).toMatchObject({ at: 'joined', generation: 'g', turn: 1 })
  })

  it('goes on alone when it is lost, says why, and tries again after a while', () => {
    const { now, last } = run(...JOINED, failed('away'))
    expect(last).toEqual(['tell degraded away!', 'part', 'wait 1'])
    expect(now).toMatchObject({ at: 'lost', turn: 2, generation: 'g', waits: true })
  })

  it('does not join before its time, and then as soon as Redis is there', () => {
    expect(run(...JOINED, failed('away'), READY).last).toEqual([])
    expect(run(...JOINED, failed('away'), DUE).last).toEqual(['join'])
    const late = run(...JOINED, failed('away'), { type: 'due', ready: false }, READY)
    expect(late.done.slice(-2)).toEqual([[], ['join']])
  })

  it('waits longer with each attempt that comes to nothing or does not last, and begins anew after one that does', () => {
    const again = [DUE, admitted('g'), { type: 'settled' }] as const
    expect(run(...JOINED, failed('a'), DUE, failed('a'), DUE, failed('a')).last).toContain('wait 3')
    expect(run(...JOINED, failed('a'), ...again, failed('a')).last).toContain('wait 2')
    expect(run(...JOINED, failed('a'), ...again, LASTED, failed('a')).last).toContain('wait 1')
  })

  it('tells trouble once for each kind of it, however often it comes', () => {
    const { done } = run(...JOINED, failed('a'), DUE, failed('a'), failed('b'), DUE, failed('a'), failed('b'))
    expect(
      done
        .slice(3)
        .flat()
        .filter((one) => one.startsWith('tell')),
    ).toEqual(['tell degraded a!', 'tell degraded b!'])
  })

  it('tells again what it told before, once it has been in the cluster meanwhile', () => {
    const { done } = run(...JOINED, failed('a'), DUE, admitted('g'), { type: 'settled' }, failed('a'))
    expect(done.flat().filter((one) => one.startsWith('tell'))).toEqual([
      'tell joined',
      'tell degraded a!',
      'tell joined',
      'tell degraded a!',
    ])
  })

  it('has some time at the start before it speaks of trouble, then tells the last one and what is new', () => {
    const { done } = run(failed('a'), failed('b'), { type: 'impatient' }, failed('b'), failed('c'))
    expect(done).toEqual([[], [], ['tell degraded b!'], [], ['tell degraded c!']])
    expect(run({ type: 'impatient' }).last).toEqual(['tell degraded Redis could not be reached'])
    expect(run(READY, { type: 'impatient' }).last).toEqual(['tell degraded Redis could not be reached'])
    expect(run(...JOINED, { type: 'impatient' }).last).toEqual([])
  })

  it('takes another name when its lease ended, and keeps it when Redis lost its data', () => {
    expect(run(...JOINED, { type: 'ended', generation: 'g' }).last).toEqual([
      'rename',
      'tell degraded the lease of this process ended',
      'part',
      'wait 1',
    ])
    expect(run(...JOINED, { type: 'ended', generation: 'h' }).last).toEqual([
      'tell degraded Redis lost its data',
      'part',
      'wait 1',
    ])
    expect(run({ type: 'ended', generation: undefined }).last).toEqual([])
  })

  it('says nothing of an attempt that failed before it ever joined, but parts from it', () => {
    expect(run(READY, failed('a')).last).toEqual(['part', 'wait 1'])
  })

  it('leaves for good', () => {
    expect(run(...JOINED, { type: 'stop', left: true }).last).toEqual(['tell left', 'close'])
    expect(run(...JOINED, failed('a'), { type: 'stop', left: false }).last).toEqual(['close'])
    const { now, done } = run({ type: 'stop', left: false }, ...JOINED, failed('a'), DUE, {
      type: 'stop',
      left: true,
    })
    expect(now.at).toBe('closed')
    expect(done.slice(1).flat()).toEqual([])
  })

  it('takes no notice of what comes too late', () => {
    expect(run(...JOINED, READY).last).toEqual([])
    expect(run(...JOINED, DUE).now.at).toBe('joined')
    expect(run(...JOINED, failed('a'), { type: 'settled' }).now.at).toBe('lost')
    expect(run(...JOINED, failed('a'), admitted('h')).now.generation).toBe('g')
    expect(run(READY, failed('a'), LASTED).now.failures).toBe(1)
  })
})

it('whatever happens, it is told rightly', () => {
  const usual = fc.oneof(
    fc.constantFrom<MembershipEvent>(READY, DUE, LASTED, { type: 'settled' }, { type: 'due', ready: false }),
    fc.constantFrom<MembershipEvent>({ type: 'impatient' }, { type: 'ended', generation: 'g' }),
    fc.constantFrom('a', 'b', 'c').map(failed),
    fc.constantFrom('g', 'h').map(admitted),
  )
  const event = fc.oneof(
    { weight: 50, arbitrary: usual },
    { weight: 1, arbitrary: fc.constant<MembershipEvent>({ type: 'stop', left: true }) },
  )
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let now: Membership = OUTSIDE
      let told = 'nothing'
      let reasons: string[] = []
      for (const one of events) {
        const before = now
        const [next, effects] = step(now, one)
        now = next
        expect(now.turn).toBeGreaterThanOrEqual(before.turn)
        if (before.at === 'closed') expect([now, effects]).toEqual([before, []])
        for (const effect of effects) {
          if (effect.do !== 'tell') continue
          // Joined and degraded take turns; a loss is told again only for a new reason.
          if (effect.state !== 'degraded') expect(effect.state).not.toBe(told)
          else if (told === 'degraded') expect(reasons).not.toContain(effect.reason)
          reasons = effect.state === 'joined' ? [] : [...reasons, effect.reason ?? '']
          told = effect.state
        }
        // Whoever listens knows at any time whether this process is in the cluster.
        if (now.at === 'joined') expect(told).toBe('joined')
        if (now.at === 'lost') expect(told).not.toBe('joined')
        const parts = effects.filter((effect) => effect.do === 'part').length
        const lost = (before.at === 'joined' || before.at === 'joining') && now.at === 'lost'
        expect([parts, effects.filter((effect) => effect.do === 'wait').length]).toEqual(
          lost ? [1, 1] : [0, 0],
        )
      }
    }),
  )
})
