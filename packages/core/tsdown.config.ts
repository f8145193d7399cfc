import { defineConfig } from 'tsdown'
import { dts } from '../../scripts/lib/dts.ts'

export default defineConfig({
  entry: ['src/index.ts', 'src/deferred.ts', 'src/query/index.ts', 'src/recording/index.ts'],
  dts,
  platform: 'neutral',
  fixedExtension: true,
})
