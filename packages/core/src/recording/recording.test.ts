import { describe, expect, it } from 'vitest'
import { parseRecording, type Recording, stringifyRecording } from './recording.ts'

const head = '{"recording":"channelkit","version":1,"at":1000}'

describe('the text of a recording', () => {
  it('is read as it was written', () => {
    const recording: Recording = {
      version: 1,
      at: 1000,
      duration: 30,
      happenings: [
        { at: 1000, type: 'connection', state: 'connected', socketId: '1.2', transport: 'ws', retryAt: null },
        { at: 1010, type: 'members', channel: 'presence-a', me: 'x', all: [{ id: 'x', info: { n: 1 } }] },
        { at: 1030, type: 'event', channel: 'presence-a', event: 'e', data: 'ä\n"', userId: 'x' },
      ],
    }
    expect(parseRecording(stringifyRecording(recording))).toEqual(recording)
  })

  it('may have lines in which time went back: they are taken as of then', () => {
    const lines = [5, 3].map((t) => `{"t":${t},"type":"subscribed","channel":"a"}`)
    expect(parseRecording([head, ...lines].join('\r\n')).happenings.map(({ at }) => at)).toEqual([1005, 1005])
  })

  it.each([
    ['', 'Line 1', 'no JSON'],
    ['[]', 'Line 1', 'no JSON object'],
    ['{"type":"log"}', 'Line 1', 'does not begin with'],
    [head.replace('1,', '2,'), 'Line 1', 'of version 2'],
    [head.replace('1000', '"now"'), 'Line 1', 'no time'],
    [`${head}\n{"t":1`, 'Line 2', 'no JSON'],
    [`${head}\n{"t":-1,"type":"subscribed","channel":"a"}`, 'Line 2', 'no number of ms'],
    [`${head}\n{"t":1,"type":"subscribed"}`, 'Line 2', 'channel of a subscribed is not a text'],
    [`${head}\n\n{"t":1,"type":"__proto__"}`, 'Line 3', 'no kind of happening "__proto__"'],
    [`${head}\n{"t":1,"type":"toString"}`, 'Line 2', 'no kind of happening'],
    [`${head}\n{"t":1,"type":"connection","state":"dancing"}`, 'Line 2', 'state of a connection'],
    [`${head}\n{"t":1,"type":"members","channel":"a","all":[{"id":7}]}`, 'Line 2', 'a list of members'],
    [`${head}\n{"t":1,"type":"member","channel":"a"}`, 'Line 2', 'either joined or left'],
    [`${head}\n{"t":1,"type":"refused","channel":"a","error":{"code":"x"}}`, 'Line 2', 'an error with code'],
  ])('%j is refused, with its line and why', (text, line, why) => {
    let refused: unknown
    try {
      parseRecording(text)
    } catch (error) {
      refused = error
    }
    expect(refused).toMatchObject({ code: 'invalid-recording' })
    expect(String(refused)).toContain(line)
    expect(String(refused)).toContain(why)
  })
})
