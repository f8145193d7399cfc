import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/components/*.ts', 'src/query/index.ts'],
  dts: true,
  platform: 'neutral',
  fixedExtension: true,
})
