import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameTemplate } from './channel-name.ts'
import { teach } from './errors.ts'
import { channelsOf, nameOf, wrongName } from './name-check.ts'
import { words } from './words.ts'

teach(words)

describe('the name of a channel', () => {
  it.each(['a', 'Az09_-=@,.;', 'presence-room', 'x'.repeat(164), 'private-inbox-a=2Bb@x.de'])(
    'may be %s',
    (name) => expect(wrongName(name)).toBeNull(),
  )

  it.each([
    ['', 'is empty', 'null while there is none'],
    ['room with space', '"room with space" can\'t be the name of a channel, for a space is in it', 'letters'],
    ['order:7', 'for ":" is in it', 'channels.name(template, values)'],
    ['a+b@x.de', 'for "+" is in it', 'letters, digits and _-=@,.;'],
    ['bad name!', 'a space', '164 at most'],
    ['a/b', '"/"', 'channels.name'],
    ['é', '"é"', 'channels.name'],
    ['a\n', 'a space', 'channels.name'],
    ['x'.repeat(165), 'has 165 characters', '164 at most'],
    ['#server-to-user-7', "is a user's own channel", 'useUserEvent'],
  ])('may not be %o: that %s', (name, why, remedy) => {
    const error = wrongName(name)!
    expect(error).toMatchObject({ code: 'invalid-channel', retryable: false })
    expect(error.message).toContain(why)
    expect(error.remedy).toContain(remedy)
    expect(error.message.length).toBeLessThan(300)
  })

  it('is of a kind: only presence channels have members, only private and presence channels take client events', () => {
    const ask = (name: string) => [
      wrongName(name, 'members')?.remedy,
      wrongName(name, 'client-events')?.remedy,
    ]
    expect(ask('presence-room')).toEqual([undefined, undefined])
    expect(ask('private-room')).toEqual(['Name a presence channel: presence-room.', undefined])
    expect(ask('room')).toEqual([
      'Name a presence channel: presence-room.',
      'Name a private or a presence channel: private-room or presence-room.',
    ])
    expect(ask('private-encrypted-room')[1]).toContain('private-room or presence-room')
  })

  it('is told what it lacks', () => {
    const why = (name: string, need: 'members' | 'client-events') => wrongName(name, need)?.message
    expect(why('room', 'members')).toContain('room has no members, for it lacks the prefix presence-.')
    expect(why('room', 'client-events')).toContain('room is a public channel, on which visitors')
    expect(why('private-encrypted-a', 'client-events')).toContain(
      'private-encrypted-a is an encrypted channel',
    )
    expect(why('a b', 'members')).toContain("can't be the name of a channel")
  })

  it('is never mistaken for another: what is no text names nothing', () => {
    for (const off of [null, undefined, false, 0, Number.NaN, 0n]) expect(nameOf(off)).toBeNull()
    for (const odd of [7, true, {}, [], Symbol('a'), () => {}, new Date(Number.NaN)]) {
      const name = nameOf(odd)!
      expect(wrongName(name)?.code).toBe('invalid-channel')
    }
    expect(channelsOf(['a', null, 'b', 'a', undefined])).toEqual(['a', 'b'])
    expect(channelsOf(null)).toEqual([])
    expect(channelsOf('')).toEqual([''])
  })

  it('can be made of any value by a template, and read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (value) => {
        const template = nameTemplate('private-x-{value}')
        const name = template.name({ value })
        fc.pre(name.length <= 164)
        expect(wrongName(name)).toBeNull()
        expect(template.params(name)).toEqual({ value })
      }),
    )
  })
})
