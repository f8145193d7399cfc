import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** Builds the command line to one file of this name, as it runs for whoever installed it; returns where it is. */
export async function buildCli(name: string): Promise<string> {
  const outfile = fileURLToPath(new URL(`../../node_modules/.cache/${name}.mjs`, import.meta.url))
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/cli.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
  })
  return outfile
}
