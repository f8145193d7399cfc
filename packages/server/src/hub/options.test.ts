import { afterEach, describe, expect, it, vi } from 'vitest'
import { ServerError } from './index.ts'
import { type App, checkApps, DEFAULT_LIMITS, hostClock, keysOf } from './options.ts'

const app = { id: 'a', key: 'k', secret: 's' }

describe('the apps of a hub', () => {
  it.each<[string, unknown, string]>([
    ['none', [], 'Give at least one app.'],
    ['no list', { length: 1 }, 'Give at least one app.'],
    ['an empty id', [{ ...app, id: '' }], 'Each app needs a non-empty id.'],
    ['an id that is a number', [{ ...app, id: 1 }], 'Each app needs a non-empty id.'],
    ['no key', [{ id: 'a', secret: 's' }], 'Each app needs a non-empty key.'],
    ['an empty secret', [app, { id: 'b', key: 'l', secret: '' }], 'Each app needs a non-empty secret.'],
    ['one id twice', [app, { ...app, key: 'l' }], 'Two apps have the same id.'],
    ['one key twice', [app, { ...app, id: 'b' }], 'Two apps have the same key.'],
    [
      'a key that is a former one of another',
      [app, { id: 'b', key: 'l', secret: 's', keys: [{ key: 'k', secret: 't' }] }],
      'Two apps have the same key.',
    ],
    [
      'a former pair without a secret',
      [{ ...app, keys: [{ key: 'l', secret: '' }] }],
      'Each of the keys of an app needs a key and a secret.',
    ],
    [
      'a former pair without a key',
      [{ ...app, keys: [{ key: '', secret: 't' }] }],
      'Each of the keys of an app needs a key and a secret.',
    ],
    [
      'a former pair of numbers',
      [{ ...app, keys: [{ key: 1, secret: 't' }] }],
      'Each of the keys of an app needs a key and a secret.',
    ],
    [
      'a former pair with a number',
      [{ ...app, keys: [{ key: 'l', secret: 2 }] }],
      'Each of the keys of an app needs a key and a secret.',
    ],
  ])('may not be %s', (_, apps, why) => {
    const check = () => checkApps(apps as App[])
    expect(check).toThrow(ServerError)
    expect(check).toThrow(
      expect.objectContaining({ code: 'invalid-options', message: expect.stringContaining(why) }),
    )
  })

  it('may have former pairs, of their own key too, and the same secret', () => {
    const keys = [
      { key: 'k', secret: 'old' },
      { key: 'former', secret: 's' },
    ]
    expect(() =>
      checkApps([
        { ...app, keys },
        { id: 'b', key: 'l', secret: 's' },
      ]),
    ).not.toThrow()
    expect(keysOf({ ...app, keys })).toEqual([{ key: 'k', secret: 's' }, ...keys])
    expect(keysOf(app)).toEqual([{ key: 'k', secret: 's' }])
  })
})

describe('time as it is', () => {
  afterEach(() => void vi.useRealTimers())
  it('is that of the host, also where a test replaces it, and keeps no process alive', () => {
    vi.useFakeTimers({ now: 5000 })
    const run = vi.fn()
    expect(hostClock.now()).toBe(5000)
    const before = hostClock.monotonic()
    const timer = hostClock.setTimeout(run, 10)
    hostClock.clearTimeout(hostClock.setTimeout(run, 5))
    vi.advanceTimersByTime(10)
    expect(run).toHaveBeenCalledTimes(1)
    expect(hostClock.monotonic() - before).toBe(10)
    expect(timer).toBeDefined()
    vi.useRealTimers()
    const real = hostClock.setTimeout(run, 10_000) as NodeJS.Timeout
    expect(real.hasRef()).toBe(false)
    hostClock.clearTimeout(real)
  })
  it('needs no timers that can be let go of', () => {
    const timer = vi.spyOn(globalThis, 'setTimeout').mockReturnValue(7 as never)
    expect(hostClock.setTimeout(() => {}, 1)).toBe(7)
    timer.mockRestore()
  })
})

it('the limits are those of the hosted service, and bound everything else', () => {
  expect(DEFAULT_LIMITS).toMatchObject({
    activityTimeout: 120_000,
    pongTimeout: 30_000,
    authorizationTimeout: 30_000,
    frame: 102_400,
    payload: 10_240,
    clientEventsPerSecond: 10,
    presenceMembers: 100,
    userInfo: 1024,
    watchlist: 100,
    cacheTtl: 1_800_000,
    buffered: 4_194_304,
    apiRequestsPerSecond: Number.POSITIVE_INFINITY,
  })
})
