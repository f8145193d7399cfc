import { describe, expect, it } from 'vitest'
import { go, live, NOW, opening, people, START, says, up, useTape } from '../../test/tape.ts'

const play = useTape()

describe('who comes late', () => {
  it('is told what holds, once', async () => {
    const { source, news } = play(
      [up, people, live('a'), { type: 'count', channel: 'a', count: 2 }],
      {},
      1000,
    )
    source.connect()
    await go(100)
    expect(news()).toEqual(['connection connected'])
    source.subscribe('a')
    source.subscribe('a')
    await go(0)
    expect(news()).toEqual(['members a', 'subscribed a', 'count a'])
    source.unsubscribe('a')
    source.subscribe('a')
    source.unsubscribe('a')
    await go(0)
    expect(news()).toEqual([])
  })

  it('hears of a channel that nobody was on that it is refused', async () => {
    const { source, told, news } = play([opening, up, says('e', 1)], {}, 1000)
    source.connect()
    source.subscribe('b')
    await go(5)
    expect(news()).toEqual(['connection connecting'])
    await go(5)
    expect(told).toMatchObject([
      { type: 'connection' },
      {
        type: 'refused',
        channel: 'b',
        at: NOW + 10,
        error: { code: 'subscription-refused', retryable: false },
      },
    ])
    expect((told[1] as unknown as { error: { message: string } }).error.message).toContain('Nobody was on b')
    news()
    source.subscribe('c')
    source.subscribe('d')
    source.unsubscribe('d')
    await go(0)
    expect(news()).toEqual(['refused c'])
  })

  it('is told again what was refused then, and what is live after the line was lost', async () => {
    const refused = { type: 'refused', channel: 'a', error: { code: 'auth-denied', message: '', remedy: '' } }
    const lost = { type: 'connection', state: 'lost' }
    const { source, news } = play([up, live('a'), refused, live('a'), lost, up, live('a')], {}, 1000)
    source.connect()
    source.subscribe('a')
    await go(20)
    expect(news()).toEqual(['connection connected', 'subscribed a', 'refused a'])
    source.subscribe('a')
    await go(20)
    expect(news()).toEqual(['subscribed a', 'connection lost'])
    source.subscribe('a')
    await go(20)
    expect(news()).toEqual(['connection connected', 'subscribed a'])
    expect(source.send('a', 'client-e', {})).toBe(true)
  })
})

describe('a replay that is closed', () => {
  it('stands, says so once, and goes on with what holds', async () => {
    const { source, told, news } = play([up, live('a'), says('e', 1), says('e', 2)], {}, 1000)
    source.disconnect()
    expect([told, source.send('a', 'client-e', {})]).toEqual([[], false])
    source.connect()
    source.connect()
    source.subscribe('a')
    source.bind('a', 'e')
    await go(25)
    expect([news().length, source.send('a', 'client-e', {})]).toEqual([3, true])
    source.disconnect()
    source.disconnect()
    expect(told).toEqual([{ type: 'connection', at: NOW + 25, state: 'disconnected' }])
    expect(source.send('a', 'client-e', {})).toBe(false)
    await go(100)
    source.subscribe('a')
    await go(0)
    expect(news()).toEqual(['connection disconnected'])
    source.retry()
    source.check()
    expect(news()).toEqual(['connection connected', 'subscribed a'])
    await go(5)
    expect(news()).toEqual(['event a e 2'])
  })

  it('for good tells nothing more', async () => {
    const { source, told } = play([up, live('a')])
    source.connect()
    source.subscribe('a')
    await go(5)
    source.signIn()
    source.past?.('a', 1, { last: 1 })
    source.destroy()
    await go(100)
    expect(told).toHaveLength(1)
  })
})

describe('a user in a replay', () => {
  const me = { type: 'user', user: { id: 'ann' }, error: null }
  const online = { type: 'watchlist', online: true, ids: ['bo'] }

  it('is told to who signed in, also late, and to nobody after they were renewed', async () => {
    const { source, news } = play([up, me, online, online], {}, 1000)
    source.connect()
    await go(15)
    expect(news()).toEqual(['connection connected'])
    source.signIn()
    await go(0)
    expect(news()).toEqual(['user'])
    await go(10)
    expect(news()).toEqual(['watchlist'])
    source.renew()
    await go(10)
    expect(news()).toEqual([])
  })

  it('is nobody where nobody signed in', async () => {
    const { source, told } = play([up], {}, 1000)
    source.connect()
    source.signIn()
    await go(0)
    const [answer] = told.filter(({ type }) => type === 'user')
    expect(answer).toMatchObject({ user: null, error: { code: 'signin-failed' } })
    expect((answer as unknown as { error: { message: string } }).error.message).toContain('Nobody signed in')
  })
})

describe('past events in a replay', () => {
  it('are those of the first answer of then, as long ago as they were', async () => {
    const answer = (channel: string, events: unknown) => ({ type: 'past', channel, ask: 9, events })
    const event = { type: 'event', at: START - 5, channel: 'a', event: 'e', data: 1, userId: undefined }
    const lines = [up, answer('b', []), answer('a', [event]), answer('a', [])]
    const { source, told } = play(lines, {}, 1000)
    source.connect()
    await go(100)
    for (const channel of ['a', 'c']) source.past?.(channel, 3, { last: 1 })
    expect(told).toHaveLength(1)
    await go(0)
    expect(told.slice(1)).toEqual([
      { type: 'past', at: NOW + 100, channel: 'a', ask: 3, events: [{ ...event, at: NOW + 100 - 25 }] },
      { type: 'past', at: NOW + 100, channel: 'c', ask: 3, events: null },
    ])
  })
})
