import { describe, expect, it } from 'vitest'
import { type Client, last, lastRefusal, setUp } from '../../test/support/hub.ts'

describe('a client whose event is refused is told why', () => {
  it.each<[string, object, Parameters<Client['say']>, string | undefined, string]>([
    [
      'the app takes none',
      { clientEvents: false },
      ['client-e', 1, 'private-a'],
      'private-a',
      'the app has client events disabled',
    ],
    ['there is no channel', {}, ['client-e', 1], undefined, 'it names no channel'],
    [
      'its name is too long',
      {},
      [`client-${'x'.repeat(194)}`, 1, 'private-a'],
      'private-a',
      'its name is longer than 200 characters',
    ],
    [
      'the channel takes none',
      {},
      ['client-e', 1, 'public'],
      'public',
      'only private and presence channels take them',
    ],
    ['it is not subscribed', {}, ['client-e', 1, 'private-b'], 'private-b', 'the sender is not subscribed'],
    ['it is too long', {}, ['client-e', 'x'.repeat(10_239), 'private-a'], 'private-a', 'over 10240 bytes'],
  ])('%s', (_, app, say, channel, why) => {
    const { ready, happened } = setUp({ app })
    const [client, other] = [ready(), ready()]
    for (const one of [client, other]) one.subscribe('private-a')
    other.subscribe('private-b')
    for (const one of [client, other]) one.take()
    client.say(...say)
    expect(client.got).toEqual([
      { event: 'pusher:error', channel, data: { code: 4301, message: `Client event rejected: ${why}` } },
    ])
    expect(other.got).toEqual([])
    const refusals = happened.filter(({ type }) => type === 'error' || type === 'client-event-rejected')
    expect(refusals).toMatchObject([
      { type: 'client-event-rejected', socketId: client.socketId, event: say[0], reason: why },
    ])
  })

  it('more come than may, until a second has passed; the longest name and data are taken', () => {
    const { ready, clock, happened } = setUp()
    const [client, other] = [ready(), ready()]
    for (const one of [client, other]) one.subscribe('private-a')
    other.take()
    client.take()
    client.say(`client-${'x'.repeat(193)}`, 'x'.repeat(10_238), 'private-a')
    for (let n = 0; n < 9; n++) client.say('client-e', n, 'private-a')
    expect([other.got.length, client.got.length]).toEqual([10, 0])
    client.say('client-e', 'late', 'private-a')
    expect(lastRefusal(client)).toEqual([
      'pusher:error',
      'private-a',
      4301,
      'Client event rejected: over 10 a second',
    ])
    expect(happened).toContainEqual(
      expect.objectContaining({ type: 'rate-limited', what: 'client-events', socketId: client.socketId }),
    )
    clock.advance(999)
    client.say('client-e', 'late', 'private-a')
    expect(other.got).toHaveLength(10)
    clock.advance(1)
    client.say('client-e', 'again', 'private-a')
    expect(last(other)).toEqual({ event: 'client-e', channel: 'private-a', data: 'again' })
  })
})
