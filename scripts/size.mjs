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

const core = await measure(`export * from '@channelkit/core'`)
const rows = [
  await row(
    'core: kit, channel, latest',
    `export { createChannelKit, channel, latest } from '@channelkit/core'`,
    4 * kB,
  ),
  { name: 'core: everything but /query', size: core, budget: 9 * kB },
]
for (const name of ['react', 'vue', 'svelte']
  .map((one) => `@channelkit/${one}`)
  .filter((one) => names.has(one))) {
  const both = `export * from '@channelkit/core'; export * as binding from '${name}'`
  const size = (await measure(both)) - core
  rows.push({ name: `${name}: hooks, beyond core`, size, budget: 2 * kB })
}

/**
 * @param {string} name
 * @param {string} code
 * @param {number} budget
 */
async function row(name, code, budget) {
  return { name, size: await measure(code), budget }
}

/**
 * The bytes that a page downloads for `code`: minified, gzipped, with zustand, without peer dependencies.
 * @param {string} code
 */
async function measure(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: join(root, 'demo'), loader: 'js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: peers,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

console.log('min + gzip, zustand included, peers (pusher-js, the framework, query-core) not:\n')
for (const { name, size, budget } of rows) {
  const mark = size <= budget ? 'ok    ' : 'TOO BIG'
  console.log(`  ${mark} ${name.padEnd(36)} ${String(size).padStart(6)} B of ${budget} B`)
}
process.exit(rows.every(({ size, budget }) => size <= budget) ? 0 : 1)
