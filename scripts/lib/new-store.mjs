import { listed, namesOf, renamed } from './names.mjs'

/**
 * A store with its hook in three frameworks: what `latest` is, by another name.
 * @param {import('./names.mjs').Names} to
 * @param {import('./names.mjs').Read} read
 * @returns {import('./names.mjs').Frame}
 */
export function store(to, read) {
  const from = namesOf('latest')
  const copies = [
    'packages/core/src/collections/latest.ts',
    'packages/react/src/use-latest.ts',
    'packages/vue/src/use-latest.ts',
    'packages/svelte/src/use-latest.ts',
  ]
  const files = Object.fromEntries(
    copies.map((path) => [renamed(path, from, to), renamed(read(path), from, to)]),
  )
  const indexes = ['packages/react/src/hooks.ts', 'packages/vue/src/index.ts', 'packages/svelte/src/index.ts']
  const core = 'packages/core/src/index.ts'
  return {
    files: { ...files, [`packages/core/src/collections/${to.kebab}.test.ts`]: testOf(to) },
    changes: Object.fromEntries([
      [core, listed(read(core), from, to, /[/]latest\.ts'/)],
      ...indexes.map((path) => [path, listed(read(path), from, to, /[/]use-latest\.ts'/)]),
    ]),
  }
}

/** @param {import('./names.mjs').Names} names */
const testOf = ({ camel }) => `import { afterEach, beforeEach, expect, it } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { ${camel} } from '../index.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  world = createHandKit()
})
afterEach(() => world.kit.destroy())

it('shows what the events before came to', () => {
  const store = ${camel}(world.kit, 'presence-a', 'moved')
  const leave = store.subscribe(() => {})
  expect(store.getSnapshot()).toBeUndefined()
  world.emit('moved', { x: 1 })
  world.emit('moved', { x: 2 })
  world.kit.flush()
  expect(store.getSnapshot()).toEqual({ x: 2 })
  leave()
})
`
