import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChannel, presenceData, subscriptionsOf } from './channel.ts'
import { objectOf } from './fields.ts'
import { frame } from './frame.ts'
import { isSigned, sameText, sign } from './signatures.ts'
import { createTraffic, utf8Length } from './traffic.ts'

const app = { id: 'a', key: 'k', secret: 's', keys: [{ key: 'k', secret: 'old' }] }

describe('a frame', () => {
  it('has only what it is about', () => {
    expect(frame('e', 'a', '{"n":1}', 'ann')).toBe(
      '{"event":"e","channel":"a","data":"{\\"n\\":1}","user_id":"ann"}',
    )
    expect(frame('e', undefined, undefined)).toBe('{"event":"e"}')
  })
})

describe('what a client sends', () => {
  it('is an object, as JSON or as it is', () => {
    expect(objectOf('{"a":1}')).toEqual({ a: 1 })
    expect(objectOf({ a: 1 })).toEqual({ a: 1 })
    for (const other of ['[]', '5', 'null', '"x"', '{', '', [], null, undefined, 5, true])
      expect(objectOf(other)).toBeUndefined()
  })
  it('is as long in UTF-8 as it would be on the wire', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            '\u007f',
            '\u0080',
            'ä',
            '\u07ff',
            '\u0800',
            '中',
            '\ud83d',
            '\ude00',
            '😀',
            '\udbff',
            '\uffff',
          ),
        }),
        (text) => {
          expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
        },
      ),
    )
  })
  it('is counted from nothing', () => {
    expect(createTraffic()).toEqual({ messagesIn: 0, bytesIn: 0, messagesOut: 0, bytesOut: 0, conflated: 0 })
  })
})

describe('a signature', () => {
  it('is the HMAC-SHA256 in hex, by any pair of the app', () => {
    const made = (secret: string) => createHmac('sha256', secret).update('text ä').digest('hex')
    expect(sign('s', 'text ä')).toBe(made('s'))
    for (const secret of ['s', 'old']) expect(isSigned(app, `k:${made(secret)}`, 'text ä')).toBe(true)
    for (const auth of [
      `k:${made('x')}`,
      `l:${made('s')}`,
      made('s'),
      `k:${made('s')}0`,
      '',
      undefined,
      null,
      5,
      ['k'],
    ])
      expect(isSigned(app, auth, 'text ä')).toBe(false)
  })
  it('is compared whole', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(sameText(a, b)).toBe(a === b)
        expect(sameText(a, a)).toBe(true)
        expect(sameText(a + b, a)).toBe(b === '')
      }),
    )
    expect(sameText('aa', 'a')).toBe(false)
    expect(sameText('a', 'aa')).toBe(false)
    expect(sameText('', 'a')).toBe(false)
    expect(sameText('ab', 'ac')).toBe(false)
  })
})

describe('a channel', () => {
  it('has the subscriptions of all processes', () => {
    const channel = createChannel('a')
    expect(subscriptionsOf(channel)).toBe(0)
    channel.sockets.add({} as never)
    expect(subscriptionsOf(channel)).toBe(1)
    channel.remote = new Map([
      ['b', 3],
      ['c', 4],
    ])
    expect(subscriptionsOf(channel)).toBe(8)
    expect(channel).toMatchObject({ name: 'a', waiting: null })
  })
  it('tells who is there in order, whatever they are called', () => {
    const channel = createChannel('presence-a')
    for (const [id, info] of [
      ['2', { n: 1 }],
      ['1', undefined],
      ['__proto__', null],
    ] as const)
      channel.members.set(id, { info, sockets: new Set() })
    expect(presenceData(channel)).toBe(
      '{"presence":{"ids":["2","1","__proto__"],"hash":{"2":{"n":1},"1":null,"__proto__":null},"count":3}}',
    )
  })
})
