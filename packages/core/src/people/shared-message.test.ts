import { expect, it } from 'vitest'
import { readShared } from './shared-message.ts'

const said = { key: 'title', value: 'A', clock: 3, by: 'ann', root: 1, seen: { ann: 2, bob: 0 } }

it('reads who asks, and what a value is, without anything else that was sent', () => {
  expect(readShared({ key: 'title', ask: true, value: 1 }, 'title')).toEqual({ ask: true })
  const { key, ...version } = said
  expect(readShared({ ...said, more: 1 }, key)).toEqual(version)
  expect(readShared({ key, clock: 0, by: '', root: 0 }, key)).toEqual({
    value: undefined,
    clock: 0,
    by: '',
    root: 0,
    seen: {},
  })
})

it.each([
  [null],
  ['title'],
  [{ ...said, key: 'other' }],
  [{ key: 'title', ask: 1 }],
  [{ ...said, clock: -1 }],
  [{ ...said, clock: 0.5 }],
  [{ ...said, clock: '3' }],
  [{ ...said, clock: 2 ** 50 }],
  [{ ...said, root: undefined }],
  [{ ...said, root: 2 ** 50 }],
  [{ ...said, by: 7 }],
])('hears nothing in %j', (raw) => expect(readShared(raw, 'title')).toBeNull())

it('counts what was seen of a bounded number of writers, and no nonsense', () => {
  const seen = Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`w${n}`, n]))
  const message = readShared(
    { ...said, seen: { ...seen, x: -1, y: 'no' } },
    'title',
  ) as unknown as typeof said
  expect(Object.keys(message.seen)).toHaveLength(100)
  expect(message.seen).toMatchObject({ w50: 50, w149: 149 })
})
