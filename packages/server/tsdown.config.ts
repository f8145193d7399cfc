import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts', 'src/hub/index.ts', 'src/auth/index.ts'],
  dts: true,
  platform: 'node',
})
