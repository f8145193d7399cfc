import { describe, expect, it } from 'vitest'
import { setUp } from '../../test/support/hub.ts'

describe('a client whose frame can’t be taken is told why', () => {
  it.each<[string, string | Uint8Array, number | null, string]>([
    ['a list', '[]', 4200, 'A frame must be a JSON object'],
    ['no JSON', '{', 4200, 'A frame must be a JSON object'],
    ['no event', '{"data":{}}', 4200, 'A frame must have an event'],
    ['an event that is a number', '{"event":5}', 4200, 'A frame must have an event'],
    ['an event that nobody knows', '{"event":"x:y"}', null, 'Unknown event x:y'],
    ['a long one', `{"event":"${'e'.repeat(200)}"}`, null, `Unknown event ${'e'.repeat(100)}`],
    [
      'no name to leave',
      '{"event":"pusher:unsubscribe","data":{}}',
      null,
      'Unsubscribe needs the name of a channel',
    ],
    [
      'a name to leave that is none',
      '{"event":"pusher:unsubscribe","data":{"channel":5}}',
      null,
      'Unsubscribe needs the name of a channel',
    ],
    ['binary', new Uint8Array(3), 4200, 'Binary frames are not part of the protocol'],
    [
      'too much',
      `{"event":"pusher:ping","data":"${'x'.repeat(102_400)}"}`,
      4200,
      'A frame has 102400 characters at most',
    ],
  ])('%s', (_, text, code, message) => {
    const { ready, happened } = setUp()
    const client = ready()
    client.raw(text)
    expect(client.got).toEqual([{ event: 'pusher:error', data: { code, message } }])
    expect(happened.at(-1)).toMatchObject({ type: 'error', socketId: client.socketId, code, message })
    client.take()
    client.say('pusher:ping')
    expect(client.got).toEqual([{ event: 'pusher:pong', data: {} }])
  })

  it('and one of just the longest is taken', () => {
    const client = setUp({ limits: { frame: 30 } }).ready()
    client.raw('{"event":"pusher:ping"}       ')
    client.raw('{"event":"pusher:ping"}        ')
    expect(client.events()).toEqual(['pusher:pong', 'pusher:error'])
  })

  it('and a pong is no matter', () => {
    const client = setUp().ready()
    client.say('pusher:pong')
    expect(client.got).toEqual([])
  })
})
