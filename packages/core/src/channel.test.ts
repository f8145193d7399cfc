import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import { type ChannelKit, channel, listen } from './index.ts'

let world: ReturnType<typeof createToldKit>
let kit: ChannelKit
const nothing = () => {}
const told = (more: object) => world.told(more)
const event = (channel: string, event: string, data: unknown) => told({ type: 'event', channel, event, data })
const line = (state: string, at: number) => world.line(state, at)
const live = (channel: string, at = 1) => told({ type: 'subscribed', channel, at })
const asked = () => world.asked()

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit({ closeWhenIdle: true })
  kit = world.kit
})
afterEach(() => {
  kit.destroy()
  vi.useRealTimers()
})

describe('a handle', () => {
  it('is the same for all who ask for the channel, and costs nothing', () => {
    expect(channel(kit, 'ticker')).toBe(channel(kit, 'ticker'))
    expect(channel(kit, 'ticker')).not.toBe(channel(kit, 'other'))
    expect(channel(kit, 'ticker').name).toBe('ticker')
    expect(asked()).toEqual([])
  })

  it('sends on its channel', async () => {
    const stop = channel(kit, 'private-a').subscribe(nothing)
    line('connected', 1)
    live('private-a')
    asked()
    const sent = await channel(kit, 'private-a').trigger('client-hi', { a: 1 })
    expect([sent, asked()]).toEqual([{ status: 'sent' }, ['send "private-a" "client-hi" {"a":1}']])
    stop()
  })

  it('of no channel is idle for ever, hears nothing, and says what is wrong to who sends', async () => {
    const off = channel(kit, null)
    expect(off).toBe(channel(kit, undefined))
    const heard = vi.fn()
    const stops = [off.subscribe(heard), off.on('trade', heard)]
    off.retry()
    kit.flush()
    expect(off.getSnapshot()).toMatchObject({ name: '', status: 'idle', error: null })
    expect([asked(), heard.mock.calls]).toEqual([[], []])
    expect(await off.trigger('client-hi', 1)).toMatchObject({
      status: 'failed',
      error: { code: 'invalid-channel', message: expect.stringContaining('the channel null') },
    })
    for (const stop of stops) stop()
  })

  it('of a name that no channel can have fails, and nobody is asked for it', () => {
    const wrong = channel(kit, 'no spaces')
    const stops = [wrong.on('trade', nothing), wrong.subscribe(nothing)]
    kit.flush()
    expect(wrong.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
    wrong.retry()
    line('connected', 1)
    kit.reauthorize()
    expect(wrong.getSnapshot().status).toBe('failed')
    for (const stop of stops) stop()
    vi.advanceTimersByTime(100)
    expect(asked().filter((what) => what.includes('spaces'))).toEqual([])
    expect(world.errors).toEqual(['invalid-channel'])
  })
})

describe('listening to several', () => {
  it('hears each event of each channel, until it stops', () => {
    const heard: unknown[] = []
    const stop = listen(kit, ['orders', 'refunds'], ['placed', 'paid'], (data, { channel, event }) =>
      heard.push([channel, event, data]),
    )
    event('orders', 'placed', 1)
    event('refunds', 'paid', 2)
    event('orders', 'other', 3)
    stop()
    event('orders', 'placed', 4)
    expect(heard).toEqual([
      ['orders', 'placed', 1],
      ['refunds', 'paid', 2],
    ])
    vi.advanceTimersByTime(100)
    expect(asked()).toEqual(expect.arrayContaining(['unsubscribe "orders"', 'unsubscribe "refunds"']))
  })

  it('takes one name and one event as they are, and no channel at all', () => {
    const heard = vi.fn()
    const stops = [listen(kit, 'orders', 'placed', heard), listen(kit, [null] as never, 'placed', heard)]
    event('orders', 'placed', 1)
    expect(heard).toHaveBeenCalledOnce()
    for (const stop of stops) stop()
  })

  it('is told of each gap before what comes after it, and of nothing where it was live for the first time', () => {
    const heard: unknown[] = []
    const stop = listen(kit, ['orders', 'refunds'], 'placed', (data) => heard.push(data), {
      onGap: (missed) => heard.push(missed),
    })
    for (const name of ['orders', 'refunds']) live(name)
    expect(heard).toEqual([])
    line('lost', 5)
    line('connected', 8)
    live('refunds', 9)
    event('refunds', 'placed', 'after')
    live('orders', 10)
    expect(heard).toEqual([
      { channel: 'refunds', from: 5, to: 9 },
      'after',
      { channel: 'orders', from: 5, to: 10 },
    ])
    stop()
    line('lost', 11)
    for (const name of ['orders', 'refunds']) live(name, 12)
    expect(heard).toHaveLength(3)
  })
})

describe('all channels together', () => {
  it('close the line with the last that is left, where that was asked for', () => {
    const stops = ['a', 'b'].map((name) => channel(kit, name).subscribe(nothing))
    stops[0]!()
    vi.advanceTimersByTime(100)
    expect(asked()).not.toContain('disconnect')
    stops[1]!()
    vi.advanceTimersByTime(100)
    expect(asked()).toEqual(['unsubscribe "b"', 'disconnect'])
  })

  it('stay on a line that nobody asked to close', () => {
    const open = createToldKit({ grace: 0 })
    channel(open.kit, 'a').on('x', nothing)()
    vi.advanceTimersByTime(0)
    expect(open.asked()).not.toContain('disconnect')
    open.kit.destroy()
  })

  it('each hear of the line, and only their own of all else', () => {
    const [a, b] = [channel(kit, 'a'), channel(kit, 'b')]
    const stops = [a.subscribe(nothing), b.subscribe(nothing)]
    live('a')
    kit.flush()
    expect([a, b].map((one) => one.getSnapshot().status)).toEqual(['live', 'subscribing'])
    live('b')
    line('lost', 2)
    kit.flush()
    expect([a, b].map((one) => one.getSnapshot().status)).toEqual(['stale', 'stale'])
    for (const stop of stops) stop()
  })
})

describe('somebody else logs in', () => {
  const names = ['news', 'private-me', 'presence-room', 'private-encrypted-me']
  const PERSONAL = names.slice(1)

  it('leaves what depends on who one is before the line begins anew, asks for it after, and leaves the rest alone', () => {
    const stops = names.map((name) => channel(kit, name).on('x', nothing))
    for (const name of names) live(name)
    asked()
    kit.reauthorize()
    const all = asked()
    const renewed = all.indexOf('renew')
    expect(all.slice(0, renewed)).toEqual(PERSONAL.map((name) => `unsubscribe "${name}"`))
    expect(all.slice(renewed + 1)).toEqual(
      PERSONAL.flatMap((name) => [`subscribe "${name}"`, `bind "${name}" "x"`]),
    )
    expect(names.map((name) => channel(kit, name).getSnapshot().status)).toEqual([
      ...['live', 'subscribing', 'subscribing', 'subscribing'],
    ])
    for (const stop of stops) stop()
  })

  it('makes no gap of it, and forgets how many there were', () => {
    const me = channel(kit, 'private-me')
    const stop = me.subscribe(nothing)
    live('private-me')
    told({ type: 'count', channel: 'private-me', count: 3 })
    kit.reauthorize()
    expect(me.getSnapshot()).toMatchObject({ subscriptionCount: null, error: null })
    live('private-me', 9)
    kit.flush()
    expect(me.getSnapshot()).toMatchObject({ status: 'live', gap: null })
    stop()
  })

  it('leaves for good what is only within its grace period', () => {
    channel(kit, 'private-me').subscribe(nothing)()
    asked()
    kit.reauthorize()
    expect(asked().filter((what) => what.includes('private-me'))).toEqual(['unsubscribe "private-me"'])
    vi.advanceTimersByTime(1000)
    expect(asked()).toEqual([])
  })

  it('asks again only for what was refused, where only that is asked for', () => {
    const stops = ['private-a', 'private-b'].map((name) => channel(kit, name).subscribe(nothing))
    live('private-a')
    told({
      type: 'refused',
      channel: 'private-b',
      error: { name: 'x', code: 'auth-denied', message: 'No.', remedy: '', retryable: true },
    })
    kit.flush()
    asked()
    kit.reauthorize({ only: 'failed' })
    expect(asked()).toEqual(['subscribe "private-b"'])
    expect(channel(kit, 'private-a').getSnapshot().status).toBe('live')
    for (const stop of stops) stop()
  })
})
