import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pnpm } from './install.mjs'
import { installScripts, refusedLicences } from './lib/dependency-rules.mjs'
import { packages } from './lib/packages.mjs'
import { run } from './lib/run.mjs'

/**
 * Looks at all that comes with the packages when somebody installs them: its licences, and whether any of it would run
 * a program at the installation. `npm run dependencies`.
 */
const { code, output } = await run(
  'npx',
  ['--yes', pnpm, 'licenses', 'list', '--prod', '--json', '--recursive', '--filter', './packages/*'],
  { quiet: true },
)
if (code !== 0) {
  console.error(output)
  process.exit(1)
}
/** @type {Record<string, { name: string, versions: string[], paths: string[] }[]>} */
const byLicence = JSON.parse(output)
const found = Object.values(byLicence).flat()
const folders = [...packages().map(({ folder }) => folder), ...found.flatMap(({ paths }) => paths)]
const faults = [...refusedLicences(byLicence), ...folders.flatMap((folder) => scriptsIn(folder))]
for (const fault of faults) console.log(`  FAILED ${fault}`)
if (found.length === 0) console.log('  FAILED no dependency was found')
const licences = Object.entries(byLicence).map(([licence, list]) => `${licence} ${list.length}`)
if (faults.length === 0)
  console.log(`${found.length} packages, none of which runs anything: ${licences.join(', ')}`)
process.exit(faults.length || found.length === 0 ? 1 : 0)

/** @param {string} folder */
function scriptsIn(folder) {
  return installScripts(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}
