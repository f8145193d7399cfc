import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isCache,
  isChannelName,
  isEncrypted,
  isPresence,
  isPrivate,
  isUserId,
  takesClientEvents,
  USER_PREFIX,
  wrongUserId,
} from './names.ts'

describe('a channel name', () => {
  it.each([
    'a',
    'Az09_-=@,.;',
    'presence-a',
    'x'.repeat(164),
    `${USER_PREFIX}a b/ü`,
    `${USER_PREFIX}${'x'.repeat(128)}`,
  ])('may be %s', (name) => expect(isChannelName(name)).toBe(true))
  it.each([
    '',
    'a b',
    'a/b',
    'ä',
    '#a',
    ' a',
    'a\n',
    '!a',
    'a!',
    'x'.repeat(165),
    USER_PREFIX,
    `${USER_PREFIX}${'x'.repeat(129)}`,
    `x${USER_PREFIX}a`,
    undefined,
    null,
    5,
    ['a'],
    { toString: () => 'a' },
  ])('may not be %o', (name) => expect(isChannelName(name)).toBe(false))
})

describe('an id of a user', () => {
  it('is any text of 1 to 128 characters, and nothing else', () => {
    for (const id of ['a', ' ', '😀', 'x'.repeat(128)]) expect(isUserId(id)).toBe(true)
    for (const id of ['', 'x'.repeat(129), 5, null, undefined, ['a'], {}]) expect(isUserId(id)).toBe(false)
  })
  it.each([
    [5, 'must be a string of 1 to 128 characters, not a value of type number'],
    [true, 'must be a string of 1 to 128 characters, not a value of type boolean'],
    [null, 'must be a string of 1 to 128 characters, not null'],
    ['', 'must be a string of 1 to 128 characters, not one of 0'],
    [undefined, 'is missing: give a string of 1 to 128 characters'],
  ])('that is %o is told to be wrong: it %s', (id, why) => expect(wrongUserId(id)).toBe(why))
})

it.each([
  ['a', { presence: false, encrypted: false, private: false, cache: false, client: false }],
  ['private-a', { presence: false, encrypted: false, private: true, cache: false, client: true }],
  ['presence-a', { presence: true, encrypted: false, private: false, cache: false, client: true }],
  ['private-encrypted-a', { presence: false, encrypted: true, private: true, cache: false, client: false }],
  ['cache-a', { presence: false, encrypted: false, private: false, cache: true, client: false }],
  ['private-cache-a', { presence: false, encrypted: false, private: true, cache: true, client: true }],
  ['presence-cache-a', { presence: true, encrypted: false, private: false, cache: true, client: true }],
  [
    'private-encrypted-cache-a',
    { presence: false, encrypted: true, private: true, cache: true, client: false },
  ],
  ['a-private-', { presence: false, encrypted: false, private: false, cache: false, client: false }],
  ['a-presence-cache-', { presence: false, encrypted: false, private: false, cache: false, client: false }],
  ['other-cache-a', { presence: false, encrypted: false, private: false, cache: false, client: false }],
])('the kind of %s shows in its name', (name, kind) => {
  expect({
    presence: isPresence(name),
    encrypted: isEncrypted(name),
    private: isPrivate(name),
    cache: isCache(name),
    client: takesClientEvents(name),
  }).toEqual(kind)
})

it('whatever a user is called, their own channel has a name if and only if they can be one', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', '#', '😀', '\ud800'), maxLength: 140 }),
      (id) => {
        expect(isChannelName(USER_PREFIX + id)).toBe(isUserId(id))
      },
    ),
  )
})
