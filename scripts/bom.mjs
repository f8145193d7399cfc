import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pnpm } from './install.mjs'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'

/**
 * Writes the bill of materials of each package (CycloneDX 1.6) into `.cache/bom`, as it is given along with a release, and
 * looks whether each dependency that the package declares is in it, with version, licence and digest. `npm run bom`.
 */
const into = join(root, '.cache', 'bom')
rmSync(into, { recursive: true, force: true })
mkdirSync(into, { recursive: true })
let good = true
for (const { name, manifest } of packages()) {
  const file = join(into, `${name.replace('@', '').replace('/', '-')}.cdx.json`)
  const format = ['--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6', '--prod']
  const args = ['--yes', pnpm, 'sbom', ...format, '--filter', name, '--out', file]
  const { code, output } = await run('npx', args, { quiet: true })
  const faults = code === 0 ? missing(file, manifest) : [output]
  console.log(`  ${faults.length ? 'FAILED' : 'ok    '} ${name}`)
  for (const fault of faults) console.log(`         ${fault}`)
  if (faults.length) good = false
}
process.exit(good ? 0 : 1)

/**
 * @param {string} file
 * @param {{ dependencies?: Record<string, string> }} manifest
 */
function missing(file, { dependencies = {} }) {
  const { components = [] } = JSON.parse(readFileSync(file, 'utf8'))
  /** @param {{ group?: string, name: string }} one */
  const fullName = ({ group, name }) => (group ? `${group}/${name}` : name)
  const by = new Map(components.map((/** @type {any} */ one) => [fullName(one), one]))
  return Object.entries(dependencies).flatMap(([name, range]) => {
    const one = by.get(name)
    if (!one) return [`${name} is not in it`]
    const digest = one.externalReferences?.some((/** @type {any} */ { hashes }) => hashes?.length)
    const known = one.version && one.licenses?.length && (digest || range.startsWith('workspace:'))
    return known ? [] : [`${name} has no version, licence or digest`]
  })
}
