import { expect, it } from 'vitest'
import { added, type List, marked, NOTHING, readList, removed, seen } from './list.ts'
import { readNotice } from './notice.ts'

const come = (list: List, raw: unknown, at: number, own = new Set<string>(), limit = 50) =>
  added(list, readNotice(raw, at)!, limit, own)
const titles = ({ items }: List) => items.map(({ title }) => title)

it('has the newest first, each once, and not more than it may', () => {
  let list = NOTHING
  for (let n = 0; n < 60; n++) list = come(list, { id: n, title: `${n}` }, n)
  expect([list.items.length, titles(list).slice(0, 2)]).toEqual([50, ['59', '58']])
  expect(come(list, { id: 59, title: 'again' }, 100)).toBe(list)
})

it('is what another tab made of it: read is read, and removed stays removed', () => {
  const one = come(NOTHING, { id: 'a', title: 'A' }, 1)
  expect(marked(one, ['a']).items[0]).toMatchObject({ id: 'a', read: true })
  expect(marked(marked(one, ['a']), ['a'])).toEqual(marked(one, ['a']))
  expect(come(marked(one, ['a']), { id: 'a', title: 'A' }, 2).items[0]?.read).toBe(true)
  expect(come(one, { id: 'a', title: 'A', read: true }, 2).items[0]?.read).toBe(true)
  expect(titles(come(removed(one, ['a']), { id: 'a', title: 'A' }, 2))).toEqual([])
  expect(seen(one, ['a']).shown).toEqual(['a'])
})

it('knows what comes without an id in two tabs, and twice in one', () => {
  const [here, there] = [new Set<string>(), new Set<string>()]
  let list = come(NOTHING, 'Hello', 1000, here)
  list = come(list, 'Hello', 1040, there)
  expect(titles(list)).toEqual(['Hello'])
  list = come(list, 'Hello', 1100, here)
  list = come(list, 'Hello', 1110, there)
  expect(titles(list)).toEqual(['Hello', 'Hello'])
  // After a reload nobody knows what one had named.
  expect(titles(come(list, 'Hello', 60_000, new Set()))).toHaveLength(3)
})

it('is kept for one user, whatever else stands there', () => {
  const list = seen(come(NOTHING, { id: 'a', title: 'A', body: 'B', href: '/a' }, 1), ['a'])
  const kept = JSON.parse(JSON.stringify({ user: 'ann', ...list }))
  expect(readList(kept, 'ann')).toEqual(list)
  for (const raw of [null, 7, 'x', {}, { user: 'bob', items: [] }, { user: 'ann', items: 'x' }])
    expect(readList(raw, 'ann')).toBeNull()
  const odd = {
    user: 'ann',
    items: [null, { title: 'x' }, { id: 'a' }, ...kept.items],
    gone: [7, 'b'],
    shown: {},
  }
  expect(readList(odd, 'ann')).toEqual({ items: list.items, gone: ['b'], shown: [] })
})
