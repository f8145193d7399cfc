import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/host.ts', 'src/components/*/index.ts', 'src/engines/*/index.ts'],
  dts: true,
  platform: 'neutral',
  fixedExtension: true,
})
