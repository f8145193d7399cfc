import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { componentLists } from './lib/component-lists.mjs'
import { root } from './lib/root.mjs'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const lists = Object.entries(componentLists(root, read))

it.each(lists)('%s names the components that there are (UPDATE_LISTS=1 writes it)', (path, list) => {
  if (process.env.UPDATE_LISTS) writeFileSync(join(root, path), list)
  expect(read(path)).toBe(list)
})

it('there are such lists', () => expect(lists).toHaveLength(4))

it('each component says what it is for, in each framework, where an editor shows it', () => {
  const all = lists.flatMap(([path, list]) =>
    [...list.matchAll(/export \{ (\w+) \} from '\.\/(.+)'/g)].map(([, name, file]) => [
      name,
      join(path, '..', file!),
    ]),
  )
  const mute = all.filter(
    ([name, path]) => !new RegExp(`\\*/\\nexport (const|function|interface) ${name}\\b`).test(read(path!)),
  )
  expect([all.length > 40, mute]).toEqual([true, []])
})
