import { fileURLToPath, pathToFileURL } from 'node:url'
import { build as buildServer } from 'esbuild'
import { build as buildPage } from 'vite'

/** The server is bundled from the packages' source too; what is installed is left where it is. */
const installed = {
  name: 'installed',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (pluginData === installed || path.startsWith('@channelkit/') || path.startsWith('node:')) return
      const found = await build.resolve(path, { kind, resolveDir, pluginData: installed })
      // By its file: the bundle doesn't stand where the package stands that depends on it.
      return { path: found.errors.length ? path : pathToFileURL(found.path).href, external: true }
    })
  },
}

const dashboard = fileURLToPath(new URL('../dashboard', import.meta.url))

await Promise.all([
  buildPage({ logLevel: 'warn' }),
  // The server looks for it beside its own file.
  buildPage({
    root: dashboard,
    logLevel: 'warn',
    build: { outDir: fileURLToPath(new URL('dist/server/dashboard', import.meta.url)), emptyOutDir: true },
  }),
  buildServer({
    entryPoints: ['server/main.ts'],
    outfile: 'dist/server/main.mjs',
    bundle: true,
    conditions: ['@channelkit/source'],
    plugins: [installed],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  }),
])
