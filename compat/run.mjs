import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../scripts/build.mjs'
import { install, installBeside } from '../scripts/install.mjs'
import { root } from '../scripts/lib/root.mjs'

/**
 * Does with each server what clients do, by ChannelKit's own stores on pusher-js, and writes what differs into
 * `docs/servers.md`. `npm run test:compat`.
 */
if (!(await install()) || !(await build())) process.exit(1)
// soketi is installed with what we are measured against.
if (!(await installBeside(join(root, 'bench'), 'Installing soketi…'))) process.exit(1)

const { cases } = await import('./cases.mjs')
const { startOurs, startSoketi } = await import('./servers.mjs')
const { createWorld } = await import('./world.mjs')
const { writeTable } = await import('./table.mjs')

const wanted = process.argv.slice(2)
const chosen = wanted.length ? cases.filter(({ name }) => wanted.some((word) => name.includes(word))) : cases
/** @type {import('./table.mjs').Result[]} */
const results = []
let surprises = 0
for (const [name, start] of /** @type {const} */ ([
  ['ours', startOurs],
  ['soketi', startSoketi],
])) {
  const server = await start()
  console.log(`\n${server.title}`)
  for (const one of chosen) {
    const world = createWorld(server)
    const fault = await one.run(world).then(
      () => '',
      (error) => String(error.message ?? error).split('\n')[0] || 'it failed',
    )
    await world.end()
    results.push({ server: name, title: server.title, name: one.name, fault })
    // Ours has to pass everything; of the others it is told what they lack.
    const unexpected = name === 'ours' && fault
    if (unexpected) surprises++
    console.log(
      `  ${fault ? (unexpected ? 'FAILED' : 'differs') : 'ok     '} ${one.name}${fault && `: ${fault}`}`,
    )
  }
  await server.end()
}
if (!wanted.length) writeTable(fileURLToPath(new URL('../docs/servers.md', import.meta.url)), results)
console.log(`\n${results.length - surprises} passed, ${surprises} failed`)
process.exit(surprises ? 1 : 0)
