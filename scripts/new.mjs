import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { componentLists } from './lib/component-lists.mjs'
import { namesOf } from './lib/names.mjs'
import { component } from './lib/new-component.mjs'
import { store } from './lib/new-store.mjs'
import { root } from './lib/root.mjs'
import { bin, run } from './lib/run.mjs'

/**
 * Writes the frame of a store with its hook in three frameworks, or of a component: it compiles, and its tests run.
 *
 *   npm run new -- store latest-by
 *   npm run new -- component room-count
 */
const frames = { store, component }
const [kind = '', name = ''] = process.argv.slice(2)
if (!Object.hasOwn(frames, kind) || !/^[a-z][a-z\d]*(-[a-z\d]+)*$/.test(name)) {
  console.error('Usage: npm run new -- store|component NAME, where NAME is in kebab-case: latest-by')
  process.exit(2)
}

/** @param {string} path */
const read = (path) => readFileSync(join(root, path), 'utf8')
const { files, changes } = frames[/** @type {keyof typeof frames} */ (kind)](namesOf(name), read)
const there = Object.keys(files).filter((path) => existsSync(join(root, path)))
if (there.length) {
  console.error(`Nothing was written, because this is there already: ${there.join(', ')}`)
  process.exit(1)
}
/** @param {Record<string, string>} texts by path */
function write(texts) {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
write({ ...files, ...changes })
if (kind === 'component') {
  // Of what is there now.
  const lists = Object.entries(componentLists(root, read))
  Object.assign(changes, Object.fromEntries(lists.filter(([path, list]) => list !== read(path))))
  write(changes)
}
const written = [...Object.keys(files), ...Object.keys(changes)]
await run(bin('biome'), ['check', '--write', ...written], { quiet: true })
console.log(
  `Yours to fill in:\n${Object.keys(files)
    .map((path) => `  ${path}`)
    .join('\n')}`,
)
console.log(
  `Lists that name it now:\n${Object.keys(changes)
    .map((path) => `  ${path}`)
    .join('\n')}`,
)
