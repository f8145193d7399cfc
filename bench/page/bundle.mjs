import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { compile, compileModule } from 'svelte/compiler'

const here = new URL('.', import.meta.url).pathname
const contract = join(here, '../../contract')
/** Of these there is one in a page, whoever asks for it: the bench's own. */
const shared = /^(react|react-dom|vue|svelte|pusher-js|laravel-echo)($|\/)/

/** @type {import('esbuild').Plugin} */
const oneOfEach = {
  name: 'one of each',
  setup(build) {
    const from = (/** @type {RegExp} */ filter, /** @type {string} */ resolveDir) =>
      build.onResolve({ filter }, ({ path, kind, pluginData }) =>
        pluginData === 'resolved'
          ? undefined
          : build.resolve(path, { kind, resolveDir, pluginData: 'resolved' }),
      )
    from(shared, here)
    from(/^@channelkit\//, contract)
  },
}

/** @type {import('esbuild').Plugin} */
const svelte = {
  name: 'svelte',
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(readFileSync(path, 'utf8'), { filename: path, css: 'injected', dev: false }).js.code,
    }))
    build.onLoad({ filter: /\.svelte\.m?js$/ }, ({ path }) => ({
      contents: compileModule(readFileSync(path, 'utf8'), { filename: path, dev: false }).js.code,
    }))
  },
}

/**
 * The page of a contender as files by their address, for production, with what it loads later in files of its own.
 * @param {string} file relative to `pages`
 * @param {boolean} [readable] names stay as they are in the code
 * @returns {Promise<Record<string, string>>}
 */
export async function bundle(file, readable = false) {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { run } from './harness.mjs'\nimport * as contender from './${file}'\nrun(contender)`,
      resolveDir: join(here, 'pages'),
    },
    bundle: true,
    splitting: true,
    outdir: '/page',
    entryNames: 'page',
    write: false,
    minify: !readable,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['svelte', 'browser', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // A page that needs one puts it there by itself.
    loader: { '.css': 'text' },
    plugins: [oneOfEach, svelte],
    logLevel: 'error',
  })
  // A file that needs no other: it is found beside the rest.
  const worker = readFileSync(join(here, '../../packages/core/dist/worker.mjs'), 'utf8')
  return {
    ...Object.fromEntries(outputFiles.map(({ path, text }) => [`/${basename(path)}`, text])),
    '/worker.mjs': worker,
  }
}

/** @param {object} config what the page is told */
export const html = (config) => `<!doctype html><meta charset="utf-8"><title>bench</title>
<style>body { font: 12px/16px sans-serif } table { border-collapse: collapse; columns: 1 } li { list-style: none }</style>
<div id="root"></div>
<script>globalThis.config = ${JSON.stringify(config)}</script>
<script type="module" src="/page.js"></script>`
