import { expect, it } from 'vitest'
import type { HubHappening } from '../hub/index.ts'
import { entryOf, LONGEST_DATA } from './entry.ts'

const of = (told: object) => entryOf(3, { appId: 'shop', at: 1, ...told } as HubHappening)

it('an entry has the text that was published, and of a client’s value its JSON', () => {
  expect(of({ type: 'published', channel: 'c', event: 'e', data: '{"a":1}', recipients: 2 })).toEqual({
    id: 3,
    type: 'published',
    at: 1,
    channel: 'c',
    event: 'e',
    recipients: 2,
    data: '{"a":1}',
    data_bytes: 7,
  })
  expect(of({ type: 'client-event', channel: 'c', event: 'e', data: { a: [1] } }).data).toBe('{"a":[1]}')
})

it('a payload is cut where it is long, which is said; its size is that of the whole', () => {
  const whole = of({ type: 'published', channel: 'c', event: 'e', data: 'x'.repeat(LONGEST_DATA) })
  expect('cut' in whole).toBe(false)
  const cut = of({ type: 'published', channel: 'c', event: 'e', data: 'x'.repeat(LONGEST_DATA + 1) })
  expect([cut.data?.length, cut.cut, cut.data_bytes]).toEqual([LONGEST_DATA, true, LONGEST_DATA + 1])
})

it('what was said of an error stands in it, and what has no payload has none', () => {
  expect(of({ type: 'problem', where: 'here', message: 'no' })).toEqual({
    id: 3,
    type: 'problem',
    at: 1,
    where: 'here',
    message: 'no',
  })
  expect('data' in of({ type: 'client-event', channel: 'c', event: 'e', data: undefined })).toBe(false)
})
