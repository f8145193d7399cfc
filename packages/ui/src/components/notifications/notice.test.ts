import { expect, it } from 'vitest'
import { readKept, readNotice } from './notice.ts'

it('reads a text, or what a server says in fields', () => {
  expect(readNotice('Hello', 5)).toMatchObject({ id: null, title: 'Hello', body: null, href: null, at: 5 })
  const raw = {
    id: 7,
    message: ' Paid ',
    description: 'Order 7',
    url: '/orders/7',
    at: 3,
    read: true,
    more: 1,
  }
  expect(readNotice(raw, 5)).toMatchObject({
    id: '7',
    title: 'Paid',
    body: 'Order 7',
    href: '/orders/7',
    at: 3,
    read: true,
    data: raw,
  })
})

it.each([[null], [undefined], [7], [true], [[]], [{}], [{ title: ' ' }], [{ title: 7 }]])(
  'makes nothing of %j',
  (raw) => expect(readNotice(raw, 5)).toBeNull(),
)

it.each([
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['https://ann@a.example', null],
  ['https://[', null],
  ['https://a.example/b', 'https://a.example/b'],
  ['//a.example', '//a.example'],
  ['?tab=2', '?tab=2'],
])('leads to %s only where a page may go', (href, safe) =>
  expect(readNotice({ title: 'x', href }, 5)?.href).toBe(safe),
)

it('bounds what it takes, and what is of a time to come is of now', () => {
  const long = readNotice(
    { title: '😀'.repeat(500), body: 'b'.repeat(5000), id: 'i'.repeat(500), at: 9e12 },
    5,
  )!
  expect([long.title.length <= 301, long.body?.length, long.id, long.at, long.data]).toEqual([
    true,
    1001,
    null,
    5,
    null,
  ])
  expect(long.title).not.toMatch(/[\uD800-\uDBFF]…/)
})

it('takes back only what it kept', () => {
  const kept = { id: 'a', title: 'A', body: null, href: null, at: 3, read: false, data: { n: 1 } }
  expect(readKept(kept)).toEqual(kept)
  for (const raw of [
    null,
    { ...kept, id: 7.5, title: '' },
    { ...kept, at: '2026-01-01' },
    { title: 'A', at: 3 },
  ])
    expect(readKept(raw)).toBeNull()
})
