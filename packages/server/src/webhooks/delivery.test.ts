import { describe, expect, it, vi } from 'vitest'
import { setUp, url } from '../../test/support/webhooks.ts'
import type { WebhookOptions } from './options.ts'

describe('a delivery', () => {
  it('is listed with its attempts, and can be sent again', async () => {
    const { connect, webhooks, posts, pass } = setUp({ events: ['channel_occupied'] }, (n) =>
      n === 0 ? 503 : 200,
    )
    connect().join('a')
    await pass(5000)
    const [first] = webhooks.deliveries('app')
    expect(first).toMatchObject({
      endpoint: url,
      state: 'delivered',
      events: [{ name: 'channel_occupied', channel: 'a' }],
      attempts: [
        { status: 503, error: 'answered 503' },
        { status: 200, error: undefined },
      ],
    })
    const again = webhooks.resend('app', first!.id)
    expect(() => webhooks.resend('app', again.id)).toThrow(/still under way/)
    await pass(10)
    expect(posts).toHaveLength(3)
    expect(posts[2]!.body).toBe(posts[0]!.body)
    expect(webhooks.deliveries('app')[0]).toMatchObject({
      id: again.id,
      state: 'delivered',
      resendOf: first!.id,
    })
    expect(() => webhooks.resend('app', 'nothing')).toThrow(/no delivery/)
    expect(() => webhooks.delivery('other', first!.id)).toThrow(/no delivery/)
  })
})

describe('at the end', () => {
  it('all that waits is sent: held ends, unfinished batches, deliveries that rest', async () => {
    const { connect, webhooks, names, pass } = setUp({}, (n) => (n === 0 ? 500 : 200))
    const { client, join } = connect()
    join('a')
    await pass(300)
    client.closed()
    const flushed = webhooks.flush(5000)
    await pass(10)
    expect(await flushed).toBe(0)
    expect(names().at(-1)).toBe('channel_vacated a')
  })
  it('a dead receiver is waited for no longer than asked; the rest is dropped and told', async () => {
    const { connect, webhooks, told, posts, pass } = setUp({ events: ['channel_occupied'] }, () => 'never')
    connect().join('a')
    const flushed = webhooks.flush(1000)
    await pass(1000)
    expect(await flushed).toBe(1)
    webhooks.close()
    expect(told).toMatchObject([{ outcome: 'dropped', events: 1 }])
    await pass(600_000)
    expect(posts).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('wrong options', () => {
  it.each<[string, Partial<WebhookOptions>]>([
    ['url', { url: 'ftp://x' }],
    ['url', { url: 'nothing' }],
    ['events', { events: ['channel_ocupied' as never] }],
    ['headers', { headers: { 'bad name': 'hush' } }],
    ['timeout', { timeout: 0 }],
    ['maxQueued', { maxQueued: 1.5 }],
    ['debounce', { debounce: Number.NaN }],
  ])('are refused: %s', (name, options) => {
    const act = () => setUp(options)
    expect(act).toThrow(name)
    expect(act).not.toThrow('hush')
  })
})
