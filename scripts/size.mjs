import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { measure } from './lib/measure.mjs'
import { entries, packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'

/**
 * What a page downloads: of core, of the hooks beyond core, of every component and every other entry beyond the hooks,
 * in each framework. All of them are found by their folders; what is more than most has a `budget.json` in its folder.
 */
const kB = 1000
const COMPONENT = 7.5
const ENTRY = 3.5
/** All words of one language. */
const WORDS = 4.6
/** Of entries that hold more than most. */
const ENTRIES = {
  'compat/echo': 5,
  'core/deferred': 13.8,
  devtools: 0.3,
  'devtools/production': 1.5,
  'core/recording': 4,
  'core/worker': 47.4,
  'core/browser': 71.2,
  'core/worker-host': 19.6,
}
const frameworks = ['react', 'vue', 'svelte']
const components = join(root, 'packages', 'ui', 'src', 'components')
const isComponent = (/** @type {string} */ name) => existsSync(join(components, name, 'index.ts'))

/** @type {Array<{ name: string, sizes: Record<string, number>, budget: number }>} */
const rows = []
/** @param {string} name @param {Record<string, number>} sizes @param {number} budget in kB */
const row = (name, sizes, budget) => rows.push({ name, sizes, budget: budget * kB })

const basic = await measure(`export { createChannelKit, channel, latest } from '@channelkit/core'`)
const core = await measure(`export * from '@channelkit/core'`)
// The aim is 4.2 kB. What is over it is what a channel and a collection do beyond their events: gaps, backfills, initial
// values, several channels, why something waits, what may stay in a worker. docs/performance.md has it module by module.
row('core: kit, channel, latest', { size: basic.first }, 14.2)
// The aim is 10 kB: eighteen stores, writes, schemas and backfills come to more. An app downloads those that it imports.
row('core: all of its main entry', { size: core.first }, 38.1)
const publish = await measure(`export * from '@channelkit/publish'`)
row('publish', { size: publish.first }, 2.6)
const ai = await measure(`export * from '@channelkit/core'; export * from '@channelkit/ai'`)
row('ai, beyond core', { size: ai.first - core.first }, 1.6)
row('core: loaded later, with pusher-js or with a worker', { size: core.later }, 16.7)

/** @type {Map<string, Record<string, number>>} */
const beyond = new Map()
/** @type {Record<string, number>} */
const hooks = {}
for (const one of packages()) {
  const short = one.name.replace('@channelkit/', '')
  if (short !== 'core' && !frameworks.includes(short)) continue
  const alone = `export * from '@channelkit/core'; export * as main from '${one.name}'`
  const main = (await measure(alone)).first
  if (short !== 'core') hooks[short] = main - core.first
  for (const { subpath } of entries(one)) {
    const name = subpath.slice(2)
    // All components at once is what nobody downloads.
    if (!name || name === 'components' || /(^|[/])index$/.test(name)) continue
    const size = (await measure(`${alone}; export * as entry from '${one.name}/${name}'`)).first - main
    const title = short === 'core' ? `core/${name}` : name
    beyond.set(title, { ...beyond.get(title), [short]: size })
  }
}
row('hooks, beyond core', hooks, 3)
const missing = readdirSync(components).filter((name) => isComponent(name) && !beyond.has(name))
for (const [name, sizes] of [...beyond].sort(([a], [b]) => Number(isComponent(a)) - Number(isComponent(b))))
  row(`${name}, beyond ${name.startsWith('core') ? 'core' : 'the hooks'}`, sizes, budgetOf(name))

/**
 * In kB: its own, or that of its kind.
 * @param {string} name
 */
function budgetOf(name) {
  if (name.startsWith('words/')) return WORDS
  if (!isComponent(name))
    return Object.hasOwn(ENTRIES, name) ? ENTRIES[/** @type {keyof typeof ENTRIES} */ (name)] : ENTRY
  const own = join(components, name, 'budget.json')
  return existsSync(own) ? Number(JSON.parse(readFileSync(own, 'utf8')).kB) : COMPONENT
}

console.log('min + gzip, zustand included, peers (pusher-js, the framework, query-core) not, in bytes:\n')
let good = missing.length === 0
for (const { name, sizes, budget } of rows) {
  const fits = Object.values(sizes).every((size) => size <= budget)
  if (!fits) good = false
  const said = Object.entries(sizes).map(([of, size]) => (of === 'size' ? `${size}` : `${of} ${size}`))
  console.log(`  ${fits ? 'ok    ' : 'TOO BIG'} ${name.padEnd(40)} ${said.join(', ')} of ${budget}`)
}
for (const name of missing) console.log(`  MISSING ${name}: no framework exports this component`)
process.exit(good ? 0 : 1)
