import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineConfig } from 'tsdown'

/** A stylesheet with what it imports put in place, so that a page loads one file. */
function bundled(file: string): string {
  const text = readFileSync(file, 'utf8')
  return text.replace(/^@import "(.+)";$/gm, (_, path) => bundled(join(dirname(file), path)).trimEnd())
}

export default defineConfig({
  entry: ['src/index.ts', 'src/host.ts', 'src/components/*/index.ts', 'src/engines/*/index.ts'],
  dts: true,
  platform: 'neutral',
  fixedExtension: true,
  onSuccess() {
    mkdirSync('dist', { recursive: true })
    writeFileSync('dist/styles.css', bundled('src/styles.css'))
  },
})
