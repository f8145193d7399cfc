import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/deferred.ts', 'src/query/index.ts'],
  dts: true,
  platform: 'neutral',
  fixedExtension: true,
})
