import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameTemplate } from './channel-name.ts'

describe('nameTemplate', () => {
  it('makes a name of values', () => {
    expect(nameTemplate('private-orders-{id}').name({ id: 7 })).toBe('private-orders-7')
    expect(nameTemplate('ticker').name({})).toBe('ticker')
  })

  it('writes what a name may not hold by its bytes', () => {
    const inbox = nameTemplate('private-inbox-{mail}')
    expect(inbox.name({ mail: 'a+b@x.de' })).toBe('private-inbox-a=2Bb@x.de')
    expect(inbox.name({ mail: 'order:7' })).toBe('private-inbox-order=3A7')
    expect(inbox.name({ mail: 'é (!)' })).toBe('private-inbox-=C3=A9=20=28=21=29')
    expect(inbox.name({ mail: '1=2' })).toBe('private-inbox-1=3D2')
  })

  it.each([undefined, null, ''])('refuses the value %s', (id) => {
    expect(() => nameTemplate('room-{id}').name({ id })).toThrow('room-{id} needs a value for {id}')
  })

  it('leaves a name that is too long to whoever subscribes, since a value is no mistake of the program', () => {
    expect(nameTemplate('{id}').name({ id: 'x'.repeat(165) })).toHaveLength(165)
  })

  it.each(['order:{id}', 'room {id}', 'a/{id}/b', '{id}!'])('refuses the template %s', (template) => {
    expect(() => nameTemplate(template)).toThrow('letters, digits and _-=@,.;')
  })

  it('refuses parameters that nothing parts', () => {
    expect(() => nameTemplate('room-{a}{b}')).toThrow('needs text between its parameters')
  })

  it('reads only its own names', () => {
    const room = nameTemplate('room-{id}')
    expect(room.params('room-7')).toEqual({ id: '7' })
    expect(room.params('room-')).toBeNull()
    expect(room.params('roomy-7')).toBeNull()
    expect(nameTemplate('a.b-{id}').params('axb-7')).toBeNull()
  })

  it('takes what others named as it is', () => {
    expect(nameTemplate('room-{id}').params('room-a=b=FF')).toEqual({ id: 'a=b=FF' })
  })

  it('gives back whatever a name was made of, in names that the protocol takes', () => {
    const chat = nameTemplate('private-chat-{a}-{b}.{c}')
    const value = fc.string({ minLength: 1, maxLength: 4, unit: 'binary' })
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const name = chat.name({ a, b, c })
        expect(name).toMatch(/^[A-Za-z0-9_\-=@,.;]+$/)
        expect(chat.params(name)).toEqual({ a, b, c })
      }),
      { numRuns: 50 },
    )
  })

  it('gives one name to one choice of values', () => {
    const chat = nameTemplate('chat-{a}-{b}')
    const part = fc.stringMatching(/^[ab=:-]{1,4}$/)
    fc.assert(
      fc.property(part, part, part, part, (a, b, c, d) => {
        expect(chat.name({ a, b }) === chat.name({ a: c, b: d })).toBe(a === c && b === d)
      }),
    )
  })
})
