import { defineConfig } from 'tsdown'
import { dts } from '../../scripts/lib/dts.ts'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/compat/echo.ts',
    'src/components/*.ts',
    'src/devtools/{index,production}.ts',
    'src/query/index.ts',
    'src/rows/index.ts',
    'src/words/*.ts',
  ],
  dts,
  // All that is imported is installed beside: nobody has a second copy of it. Of this peer package.json says only that it is
  // optional: npm would look for a Vue that suits its peers too, and take Vue 2.
  deps: { neverBundle: ['@tanstack/vue-query'], onlyBundle: [] },
  platform: 'neutral',
  fixedExtension: true,
})
