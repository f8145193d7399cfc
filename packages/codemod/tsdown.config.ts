import { defineConfig } from 'tsdown'
import { dts } from '../../scripts/lib/dts.ts'

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts'],
  dts,
  platform: 'node',
})
