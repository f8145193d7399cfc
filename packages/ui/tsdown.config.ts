import { defineConfig } from 'tsdown'
import { dts } from '../../scripts/lib/dts.ts'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/host.ts',
    'src/compat/echo/index.ts',
    'src/components/*/index.ts',
    'src/engines/*/index.ts',
    'src/devtools/index.ts',
    'src/devtools/production/index.ts',
    'src/rows/index.ts',
    'src/words/*.ts',
  ],
  dts,
  platform: 'neutral',
  fixedExtension: true,
})
