import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'

const kB = 1000
const peers = [
  'react',
  'react-dom',
  'react/jsx-runtime',
  'vue',
  'svelte',
  'svelte/*',
  'pusher-js',
  'pusher-js/*',
  '@tanstack/*',
]
const names = new Set(packages().map(({ name }) => name))

const basic = await measure(`export { createChannelKit, channel, latest } from '@channelkit/core'`)
const core = await measure(`export * from '@channelkit/core'`)
const rows = [
  // The aim is 4 kB. What is over it is error values with their remedies, checks of options and names, the activity log,
  // and what a collection does beyond its events: initial values, backfills, several channels, versions, its state.
  { name: 'core: kit, channel, latest', size: basic.first, budget: 10.1 * kB },
  // The aim is 9 kB: fifteen stores, writes, schemas and backfills come to more. An app downloads those that it imports.
  { name: 'core: everything but /query', size: core.first, budget: 20.8 * kB },
  { name: 'core: loaded with pusher-js, later', size: core.later, budget: 7.6 * kB },
]
for (const name of ['react', 'vue', 'svelte']
  .map((one) => `@channelkit/${one}`)
  .filter((one) => names.has(one))) {
  const both = `export * from '@channelkit/core'; export * as binding from '${name}'`
  const size = (await measure(both)).first - core.first
  rows.push({ name: `${name}: hooks, beyond core`, size, budget: 2 * kB })
}

// A component as a page downloads it beside the hooks: its view and engine, in one framework.
const budgets = {
  'connection-badge': 4,
  'avatar-stack': 6.4,
  'presence-list': 9.3,
  'event-feed': 7.8,
  sparkline: 10.6,
  'live-chart': 20.2,
  'live-map': 38,
  cursors: 6.5,
}
for (const [entry, limit] of Object.entries(budgets)) {
  const both = `export * from '@channelkit/core'; export * as hooks from '@channelkit/react'; export * from '@channelkit/react/${entry}'`
  const hooks = `export * from '@channelkit/core'; export * as hooks from '@channelkit/react'`
  const size = (await measure(both)).first - (await measure(hooks)).first
  rows.push({ name: `${entry}, beyond the hooks`, size, budget: limit * kB })
}

/**
 * The bytes that a page downloads for `code`, at first and by dynamic import: minified, gzipped, with zustand,
 * without peer dependencies.
 * @param {string} code
 */
async function measure(code) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: join(root, 'contract'), loader: 'js' },
    bundle: true,
    splitting: true,
    outdir: 'size',
    metafile: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: peers,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  const outputs = Object.entries(metafile.outputs)
  const atFirst = new Set(
    outputs.filter(([, { entryPoint }]) => entryPoint === '<stdin>').map(([path]) => path),
  )
  for (const path of atFirst) {
    for (const { path: imported, kind } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && metafile.outputs[imported]) atFirst.add(imported)
    }
  }
  const size = { first: 0, later: 0 }
  for (const [i, [path]] of outputs.entries()) {
    size[atFirst.has(path) ? 'first' : 'later'] += gzipSync(outputFiles[i]?.contents ?? '', {
      level: 9,
    }).length
  }
  return size
}

console.log('min + gzip, zustand included, peers (pusher-js, the framework, query-core) not:\n')
for (const { name, size, budget } of rows) {
  const mark = size <= budget ? 'ok    ' : 'TOO BIG'
  console.log(`  ${mark} ${name.padEnd(36)} ${String(size).padStart(6)} B of ${budget} B`)
}
process.exit(rows.every(({ size, budget }) => size <= budget) ? 0 : 1)
