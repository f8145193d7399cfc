import { mkdirSync, writeFileSync } from 'node:fs'
import { defineConfig } from 'tsdown'
import { stylesheet } from './scripts/stylesheet.ts'

export default defineConfig({
  entry: ['src/index.ts', 'src/host.ts', 'src/components/*/index.ts', 'src/engines/*/index.ts'],
  dts: true,
  platform: 'neutral',
  fixedExtension: true,
  onSuccess() {
    mkdirSync('dist', { recursive: true })
    writeFileSync('dist/styles.css', stylesheet('src/styles.css'))
  },
})
