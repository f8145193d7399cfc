#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { run } from './run.ts'
import { CODEMODS, type Codemod } from './transform.ts'

const NAMES = Object.keys(CODEMODS) as Codemod[]
const HELP = `Moves an application to ChannelKit.

  npx @channelkit/codemod ${NAMES.join('|')} [folders or files, default src] [--provider] [--dry]

  --provider  also makes a ChannelKitProvider of each PusherProvider that can become one
  --dry       only says what would change
`

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      provider: { type: 'boolean' },
      dry: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const [name, ...paths] = positionals
  if (values.help || !name) return void process.stdout.write(HELP)
  const codemod = NAMES.find((one) => one === name)
  if (!codemod) throw new Error(`There is no codemod "${name}". There are: ${NAMES.join(', ')}.`)
  const { changed, notes } = run(codemod, paths.length > 0 ? paths : ['src'], values)
  for (const path of changed) process.stdout.write(`${values.dry ? 'would change' : 'changed'} ${path}\n`)
  for (const note of notes) process.stdout.write(`look at ${note}\n`)
  if (changed.length === 0) return void process.stdout.write('Nothing to change.\n')
  const wanted = codemod === 'use-pusher' ? '@channelkit/react' : '@channelkit/react, /vue or /svelte'
  process.stdout.write(`\nNow install ${wanted} and pusher-js, and uninstall what you came from.\n`)
}

try {
  main()
} catch (error) {
  process.stderr.write(`codemod: ${(error as Error).message}\n`)
  process.exitCode = 1
}
