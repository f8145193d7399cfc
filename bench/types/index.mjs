import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../../scripts/lib/root.mjs'
import { application } from './application.mjs'

// What the compiler needs for an application of many channels, beside the same one without types. `npm run build` comes first:
// strangers compile against what is built.
const compilers = {
  'typescript 6': join(root, 'node_modules/typescript/bin/tsc'),
  'typescript 7': join(root, 'node_modules/@typescript/native/bin/tsc'),
}
const [channels = 200, uses = 600, runs = 3] = process.argv.slice(2).map(Number)

const options = {
  target: 'ES2022',
  module: 'ESNext',
  moduleResolution: 'Bundler',
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  jsx: 'react-jsx',
  types: [],
  typeRoots: [],
  paths: {
    '@channelkit/core': [join(root, 'packages/core/dist/index.d.mts')],
    '@channelkit/react': [join(root, 'packages/react/dist/index.d.mts')],
  },
}

/** Writes an application and measures it: the least time of some runs, for others may use the machine. */
function measure(compiler, kind) {
  const folder = mkdtempSync(join(tmpdir(), 'channelkit-types-'))
  try {
    mkdirSync(folder, { recursive: true })
    const files = application({ channels, uses, perFile: 10, kind })
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const include = Object.keys(files)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include }))
    const found = Array.from({ length: runs }, () => {
      const args = [compiler, '-p', folder, '--extendedDiagnostics', '--pretty', 'false']
      const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
      const errors = stdout.split('\n').filter((line) => line.includes('error TS'))
      if (errors.length > 0) throw new Error(`${kind}: ${errors.slice(0, 5).join('\n')}`)
      const figure = (label) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
      return {
        check: figure('Check time'),
        total: figure('Total time'),
        instantiations: figure('Instantiations'),
        types: figure('Types'),
      }
    })
    return found.sort((a, b) => a.total - b.total)[0]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

console.log(`${channels} channels, ${uses} uses of hooks; the best of ${runs} runs`)
for (const [name, compiler] of Object.entries(compilers)) {
  console.log(`\n${name}`)
  const rows = Object.fromEntries(['untyped', 'said', 'typed'].map((kind) => [kind, measure(compiler, kind)]))
  console.table(rows)
  console.log(`typed is ${(rows.typed.total / rows.untyped.total).toFixed(2)} times untyped`)
}
