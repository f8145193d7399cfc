import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import type { ErrorData } from '../error-data.ts'
import { user, watchlist } from '../index.ts'
import type { SourceState } from '../source/source.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit(true)
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const line = (state: SourceState) => world.tell({ type: 'connection', at: 1, state })
const error = (code: string) => ({ code, message: code, remedy: '', retryable: true }) as unknown as ErrorData
const signedIn = (id = 'ann') => world.tell({ type: 'user', at: 1, user: { id }, error: null })
const shown = () => {
  world.kit.flush()
  const { status, user: who, error } = user(world.kit).getSnapshot()
  return [status, who?.id, error?.code]
}

describe('a user', () => {
  it('is nobody until they sign in, and somebody when the server says so', () => {
    const me = user(world.kit)
    const told: string[] = []
    me.subscribe(() => told.push(me.getSnapshot().status))
    expect(shown()).toEqual(['anonymous', undefined, undefined])
    me.signIn()
    me.signIn()
    expect([shown(), world.asked]).toEqual([
      ['signing-in', undefined, undefined],
      ['connect', 'signIn'],
    ])
    line('connected')
    signedIn()
    me.signIn()
    expect([shown(), world.asked.length]).toEqual([['signed-in', 'ann', undefined], 2])
    expect(told).toEqual(['signing-in', 'signed-in'])
    expect(user(world.kit)).toBe(me)
  })

  it('stays signed in though nobody holds their store, and memory is short', () => {
    const Weak = globalThis.WeakRef
    vi.stubGlobal(
      'WeakRef',
      class {
        deref = () => undefined
      },
    )
    const hand = createHandKit(true)
    try {
      user(hand.kit).signIn()
      hand.tell({ type: 'user', at: 1, user: { id: 'ann' }, error: null })
      hand.kit.flush()
      expect(user(hand.kit).getSnapshot()).toMatchObject({ status: 'signed-in', user: { id: 'ann' } })
    } finally {
      hand.kit.destroy()
      vi.stubGlobal('WeakRef', Weak)
      vi.unstubAllGlobals()
    }
  })

  it('is refused, told of, and may try again', () => {
    const me = user(world.kit)
    me.signIn()
    world.tell({ type: 'user', at: 1, user: null, error: error('signin-failed') })
    expect([shown(), world.errors.map(({ code }) => code)]).toEqual([
      ['failed', undefined, 'signin-failed'],
      ['signin-failed'],
    ])
    me.signIn()
    expect(shown()).toEqual(['signing-in', undefined, undefined])
    signedIn()
    expect(shown()).toEqual(['signed-in', 'ann', undefined])
  })

  it('waits for an answer as long as is fair, from when there is a line', () => {
    user(world.kit).signIn()
    vi.advanceTimersByTime(60_000)
    expect(shown()[0]).toBe('signing-in')
    line('connected')
    vi.advanceTimersByTime(60_000)
    expect([shown(), world.errors[0]?.message]).toEqual([
      ['failed', undefined, 'signin-failed'],
      expect.stringContaining('The server has not answered the sign-in.'),
    ])
  })

  it('ends where the server ends it, if somebody was one', () => {
    const over = () => world.tell({ type: 'connection-error', at: 1, error: error('terminated') })
    user(world.kit)
    over()
    expect(shown()[0]).toBe('anonymous')
    user(world.kit).signIn()
    signedIn()
    over()
    expect(shown()).toEqual(['terminated', undefined, 'terminated'])
    line('connected')
    expect(shown()[0]).toBe('terminated')
  })

  it('signs out, and nothing is left of who it was', () => {
    const me = user(world.kit)
    const friends = watchlist(world.kit)
    me.signIn()
    signedIn()
    world.tell({ type: 'watchlist', at: 1, online: true, ids: ['bob'] })
    world.kit.flush()
    me.signOut()
    expect([shown(), friends.getSnapshot().online]).toEqual([['anonymous', undefined, undefined], []])
    me.signIn()
    signedIn('eve')
    const { length } = world.asked
    world.kit.reauthorize()
    expect([shown()[0], world.asked.slice(length).at(-1)]).toEqual(['signing-in', 'signIn'])
  })

  it('ends with its kit', () => {
    const me = user(world.kit)
    me.signIn()
    signedIn()
    world.kit.destroy()
    expect(me.getSnapshot()).toMatchObject({ status: 'failed', user: null, error: { code: 'destroyed' } })
    me.signIn()
    me.signOut()
    expect(me.getSnapshot().status).toBe('failed')
    expect(user(world.kit).getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'destroyed' } })
  })
})

it('events for a user go to those who listen, each alone, until they leave', () => {
  const me = user(world.kit)
  const got: unknown[] = []
  const handler = (data: unknown) => got.push(data)
  const [first, second] = [me.on('notice', handler), me.on('notice', handler)]
  me.on('notice', () => {
    throw new Error('theirs')
  })
  const say = (event: string, data: unknown) => world.tell({ type: 'user-event', at: 1, event, data })
  say('notice', 1)
  say('other', 2)
  first()
  first()
  say('notice', 3)
  second()
  say('notice', 4)
  expect(got).toEqual([1, 1, 3])
})

describe('a watchlist', () => {
  const say = (online: boolean, ...ids: string[]) => world.tell({ type: 'watchlist', at: 1, online, ids })
  const online = () => {
    world.kit.flush()
    return [...watchlist(world.kit).getSnapshot().online]
  }

  it('is who is online of those who are watched, and empty where the line is lost', () => {
    const friends = watchlist(world.kit)
    expect([online(), friends.getSnapshot().has('bob')]).toEqual([[], false])
    say(true, 'bob', '7')
    say(true, 'bob')
    expect(online()).toEqual(['bob', '7'])
    const before = friends.getSnapshot()
    expect([before.has(7), before.has('eve')]).toEqual([true, false])
    say(false, 'bob', 'nobody')
    expect([online(), before.has('bob')]).toEqual([['7'], true])
    line('connected')
    expect(online()).toEqual(['7'])
    line('lost')
    expect(online()).toEqual([])
  })

  it('is the very same as long as nothing of it changes', () => {
    const friends = watchlist(world.kit)
    say(true, 'bob')
    online()
    const before = friends.getSnapshot()
    user(world.kit).signIn()
    signedIn()
    online()
    expect(friends.getSnapshot()).toBe(before)
  })
})
