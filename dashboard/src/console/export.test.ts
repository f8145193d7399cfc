import { parseRecording } from '@channelkit/core/recording'
import { describe, expect, it } from 'vitest'
import type { Entry } from './entry.ts'
import { recordingOf } from './export.ts'

const entry = (told: Partial<Entry>): Entry => ({ id: 1, type: 'published', at: 1000, ...told })
const placed = entry({ channel: 'orders', event: 'placed', data: '{"id":7}' })

describe('what is shown, as a recording', () => {
  it('has each event once, in order, on channels that one is subscribed to before', () => {
    const said = entry({
      type: 'client-event',
      at: 1500,
      channel: 'presence-room',
      event: 'client-said',
      data: '"hi"',
      user_id: 'ann',
    })
    const { text, events, leftOut } = recordingOf([entry({ type: 'connected' }), placed, said])
    expect([events, leftOut]).toEqual([2, 0])
    const { happenings, duration } = parseRecording(text)
    expect(duration).toBe(500)
    expect(happenings.map(({ type }) => type)).toEqual([
      'connection',
      'subscribed',
      'members',
      'subscribed',
      'event',
      'event',
    ])
    expect(happenings.slice(-2)).toMatchObject([
      { channel: 'orders', event: 'placed', data: { id: 7 } },
      { channel: 'presence-room', event: 'client-said', data: 'hi', userId: 'ann' },
    ])
  })

  it('leaves out what was cut, and says how many that were', () => {
    expect(recordingOf([placed, { ...placed, cut: true }])).toMatchObject({ events: 1, leftOut: 1 })
    expect(recordingOf([entry({ type: 'connected' })]).events).toBe(0)
  })

  it('keeps text that is no JSON, and hostile JSON, as it was', () => {
    for (const data of ['<b>\u202e', '{"__proto__":{"a":1}}', '']) {
      const { text } = recordingOf([{ ...placed, data }])
      const last = parseRecording(text).happenings.at(-1) as { data: unknown }
      expect(JSON.stringify(last.data)).toBe(data.startsWith('{') ? data : JSON.stringify(data))
    }
  })
})
