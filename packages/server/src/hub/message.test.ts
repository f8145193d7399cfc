import { describe, expect, it } from 'vitest'
import { messageOf, withPayload, withSafe } from './message.ts'

describe('a message', () => {
  it('is read once: its event, its number, and the fields of its payload', () => {
    const text = '{"event":"moved","channel":"a","data":"{\\"x\\":1}","serial":7}'
    expect(messageOf(text)).toEqual({ text, event: 'moved', data: '{"x":1}', serial: 7, fields: { x: 1 } })
    const plain = messageOf('{"event":"moved","data":5,"serial":"7"}')
    expect([plain.data, plain.serial, plain.fields]).toEqual([5, undefined, undefined])
  })

  it('has another payload as the one before was: as text, or as it is', () => {
    const frames = ['{"event":"e","data":"{}","serial":7}', '{"event":"e","data":{},"serial":7}']
    const [asText, asIs] = frames.map((text) => withPayload(messageOf(text), { x: 1 }).text)
    expect(asText).toBe('{"event":"e","data":"{\\"x\\":1}","serial":7}')
    expect(asIs).toBe('{"event":"e","data":{"x":1},"serial":7}')
  })

  it('says up to which number all was sent, where its own says something else', () => {
    const numbered = messageOf('{"event":"e","serial":7}')
    expect(withSafe(numbered, 7)).toBe(numbered.text)
    expect(withSafe(numbered, 5)).toBe('{"event":"e","serial":7,"upto":5}')
    const without = messageOf('{"event":"e"}')
    expect(withSafe(without, 5)).toBe(without.text)
  })
})
