import type { Message } from '@channelkit/core'
import { expect, it } from 'vitest'
import { type Seen, seenNow, seenUntil } from './unread.ts'

const message = (n: number, more: Partial<Message> = {}) =>
  ({ id: `${n}`, key: `${n}`, mine: false, deleted: false, at: n, state: 'sent', ...more }) as Message
const upTo = (n: number, more: (n: number) => Partial<Message> = () => ({})) =>
  Array.from({ length: n }, (_, at) => message(at + 1, more(at + 1)))

it('counts what others write while nobody looks, and draws the line before the first', () => {
  let seen: Seen = seenNow(seenUntil(upTo(3), undefined), upTo(3), true)
  expect(seen).toEqual({ last: '3', line: null, fresh: 0 })
  seen = seenNow(seen, upTo(5), false)
  expect(seen).toEqual({ last: '3', line: '4', fresh: 2 })
  seen = seenNow(seen, upTo(6), false)
  expect(seen).toEqual({ last: '3', line: '4', fresh: 3 })
  // The line stays for whoever comes back to read, until something else was not seen.
  seen = seenNow(seen, upTo(7), true)
  expect(seen).toEqual({ last: '7', line: '4', fresh: 0 })
  seen = seenNow(seen, upTo(8), false)
  expect(seen).toEqual({ last: '7', line: '8', fresh: 1 })
})

it('takes the line away from whoever writes', () => {
  const seen = { last: '2', line: '2', fresh: 0 }
  const mine = (n: number): Partial<Message> => (n === 3 ? { mine: true, state: 'sending' } : {})
  expect(seenNow(seen, upTo(3, mine), true)).toEqual({ last: '3', line: null, fresh: 0 })
})

it('counts neither what is one’s own nor what was taken back', () => {
  const seen = { last: '1', line: null, fresh: 0 }
  const more = (n: number): Partial<Message> => (n === 2 ? { mine: true } : n === 3 ? { deleted: true } : {})
  expect(seenNow(seen, upTo(4, more), false)).toEqual({ last: '1', line: '4', fresh: 1 })
})

it('begins where one had read before, by id or by time', () => {
  for (const until of ['2', 2]) expect(seenUntil(upTo(4), until)).toEqual({ last: '4', line: '3', fresh: 0 })
  expect(seenUntil(upTo(4), '4').line).toBeNull()
  expect(seenUntil(upTo(4), 'unknown').line).toBeNull()
  expect(seenUntil([], 2)).toEqual({ last: null, line: null, fresh: 0 })
})
