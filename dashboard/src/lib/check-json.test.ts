import { describe, expect, it } from 'vitest'
import { channelFault, faultOf } from './check-json.ts'

describe('JSON', () => {
  it.each(['{}', '7', '"x"', ' [1,\n2] '])('%j is good', (text) => expect(faultOf(text)).toBeNull())

  it('that is wrong is told with its place', () => {
    expect(faultOf('{"id": 7,}')).toMatch(/^Line 1, column 10: /)
    expect(faultOf('{\n  "a": 1\n  "b": 2\n}')).toMatch(/^Line 3, column 3: /)
  })

  it('that is not there yet is no riddle', () => {
    for (const text of ['', '  \n']) expect(faultOf(text)).toBe('There is nothing in it yet.')
    expect(faultOf('{"a":')).toMatch(/.{10}/)
  })
})

describe('the name of a channel', () => {
  it.each(['', 'orders', 'presence-a_b=c@d,e.f;g', 'x'.repeat(164), '#server-to-user-ann'])(
    '%j is one',
    (name) => expect(channelFault(name)).toBeNull(),
  )
  it.each(['a b', 'ä', 'x'.repeat(165), 'a/b', '#orders'])('%j is none', (name) =>
    expect(channelFault(name)).toMatch(/164/),
  )
})
