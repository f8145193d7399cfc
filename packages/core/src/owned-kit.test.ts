import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandSource } from '../test/hand-source.ts'
import * as deferred from './deferred.ts'
import type { ChannelKitOptions } from './index.ts'
import { createOwnedKit, followOptions, neededOptions } from './owned-kit.ts'

let hand: ReturnType<typeof createHandSource>
const ended: { kit: { destroy(): void } }[] = []
const own = (options: Partial<ChannelKitOptions> = {}) => {
  const owned = createOwnedKit({ source: hand.source, deferred, ...options } as ChannelKitOptions)
  ended.push(owned)
  return owned
}
const line = (state: 'connecting' | 'connected' | 'disconnected') =>
  hand.tell({ type: 'connection', at: 1, state })
const turn = () => Promise.resolve()

beforeEach(() => {
  vi.useFakeTimers()
  hand = createHandSource()
})
afterEach(() => {
  for (const { kit } of ended.splice(0)) kit.destroy()
  vi.useRealTimers()
})

describe('a kit that a provider made', () => {
  it('ends a turn after the last who held it let go, and not before', async () => {
    const owned = own()
    const [one, two] = [owned.hold(), owned.hold()]
    one()
    one()
    await turn()
    expect(owned.ended).toBe(false)
    two()
    expect(owned.ended).toBe(false)
    await turn()
    expect(owned.ended).toBe(true)
  })

  it('goes on where somebody takes hold again within the turn, as a strict mode does', async () => {
    const owned = own()
    owned.hold()()
    const release = owned.hold()
    await turn()
    expect(owned.ended).toBe(false)
    release()
    await turn()
    expect(owned.ended).toBe(true)
  })

  it('ends ten seconds after it began to connect, where its render was given up', () => {
    const owned = own()
    vi.advanceTimersByTime(60_000)
    expect(owned.ended).toBe(false)
    line('connecting')
    owned.kit.flush()
    vi.advanceTimersByTime(5000)
    line('connected')
    owned.kit.flush()
    vi.advanceTimersByTime(4999)
    expect(owned.ended).toBe(false)
    vi.advanceTimersByTime(1)
    expect(owned.ended).toBe(true)
  })

  it('does not end of itself where somebody took hold, before it connected or after', () => {
    const [before, after] = [own(), own()]
    before.hold()
    line('connecting')
    line('connected')
    for (const { kit } of [before, after]) kit.flush()
    after.hold()
    vi.advanceTimersByTime(60_000)
    expect([before.ended, after.ended]).toEqual([false, false])
  })

  it('closes the line while nobody sees the page, and opens it again', () => {
    const owned = own()
    const rest = () => {
      owned.kit.flush()
      return owned.rest()
    }
    line('connected')
    const wake = rest()
    expect(hand.asked).toEqual(['disconnect'])
    wake()
    expect(hand.asked).toEqual(['disconnect', 'connect'])
  })

  it.each([null, 'disconnected'] as const)('leaves a line alone that is not open (%s)', (state) => {
    const owned = own()
    if (state) line(state)
    owned.kit.flush()
    owned.rest()()
    expect(hand.asked).toEqual([])
  })
})

describe('whether options still fit', () => {
  const options = (): ChannelKitOptions => ({
    key: 'k',
    cluster: 'eu',
    deferred,
    enabledTransports: ['ws'],
    authorize: { endpoint: '/auth', headers: () => ({ a: 'b' }) },
  })
  const made = (more: object = {}) => {
    const owned = createOwnedKit({ ...options(), ...more })
    ended.push(owned)
    return owned
  }

  it('goes by what they say: functions may be others, and what is undefined says nothing', () => {
    const owned = made({ onError: () => {} })
    expect(owned.fits({ ...options(), onError: () => {}, worker: undefined })).toBe(true)
  })

  it.each([
    ['another value', { key: 'other' }],
    ['a value in the depth', { authorize: { endpoint: '/other', headers: () => ({}) } }],
    ['a function that is gone', { authorize: { endpoint: '/auth' } }],
    ['one more', { grace: 5 }],
    ['a list with something else', { enabledTransports: ['wss'] }],
    ['a list with more', { enabledTransports: ['ws', 'wss'] }],
  ])('sees %s', (_, change) => {
    expect(made().fits({ ...options(), ...change } as ChannelKitOptions)).toBe(false)
  })

  it('takes things for what they are, though they look alike', () => {
    const owned = own()
    const other = { ...hand.source }
    expect(owned.fits({ source: hand.source, deferred })).toBe(true)
    expect(owned.fits({ source: other, deferred })).toBe(false)
    expect(owned.fits({ source: hand.source, deferred: { ...deferred } })).toBe(false)
  })
})

describe('a provider that is given options again', () => {
  it('keeps its kit while they say the same, and calls the newest functions', () => {
    const follow = followOptions()
    const [first, second] = [vi.fn(), vi.fn()]
    const render = (onError: () => void, more: object = {}) => {
      const owned = follow({ source: hand.source, deferred, onError, ...more } as ChannelKitOptions)
      ended.push(owned)
      return owned
    }
    const owned = render(first)
    expect(render(second)).toBe(owned)
    owned.kit.guard(() => {
      throw new Error('mine')
    })
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1])
    expect(render(second, { grace: 5 })).not.toBe(owned)
  })

  it('makes a new kit where its own has ended', () => {
    const follow = followOptions()
    const options = { source: hand.source, deferred }
    const owned = follow(options)
    owned.kit.destroy()
    const next = follow(options)
    ended.push(next)
    expect([next === owned, next.ended]).toEqual([false, false])
  })

  it('calls the newest function within its authorisation as well', () => {
    const follow = followOptions()
    const render = (token: string) =>
      follow({
        key: 'k',
        cluster: 'eu',
        deferred,
        authorize: { endpoint: '/auth', headers: () => ({ token }) },
      } as ChannelKitOptions)
    const { kit } = render('old')
    ended.push(render('new'))
    const { authorize } = kit.internals.options as { authorize: { endpoint: string; headers(): object } }
    expect([authorize.endpoint, authorize.headers()]).toEqual(['/auth', { token: 'new' }])
  })

  it('needs some, and says so', () => {
    const refusal = expect.objectContaining({
      code: 'invalid-options',
      message: expect.stringContaining('ChannelKitProvider: give it a kit, or options to make one.'),
    })
    const options = { source: hand.source }
    expect(neededOptions(options)).toBe(options)
    expect(() => neededOptions(undefined)).toThrow(refusal)
    expect(() => followOptions()(undefined)).toThrow(refusal)
  })
})
