import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { compile } from 'svelte/compiler'
import { root } from './root.mjs'

/** What an application has anyway. */
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
  'ai',
]

/** @type {import('esbuild').Plugin} */
const svelte = {
  name: 'svelte',
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(readFileSync(path, 'utf8'), { filename: path, css: 'injected' }).js.code,
    }))
  },
}

/**
 * The bytes that a page downloads for `code`, at first and by dynamic import: minified, gzipped, with zustand,
 * without peer dependencies. Stylesheets don't count.
 * @param {string} code
 */
export async function measure(code) {
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
    conditions: ['svelte'],
    target: 'es2022',
    external: peers,
    plugins: [svelte],
    loader: { '.css': 'empty' },
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
