import { defineConfig } from 'tsdown'
import { dts } from '../../scripts/lib/dts.ts'

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/components/*.{ts,tsx}',
    'src/compat/echo.ts',
    'src/compat/use-pusher/index.ts',
    'src/native/index.ts',
    'src/devtools/{index,production}.ts',
    'src/query/index.ts',
    'src/rows/index.ts',
    'src/words/*.ts',
  ],
  dts,
  // All that is imported is installed beside: nobody has a second copy of it.
  deps: { onlyBundle: [] },
  platform: 'neutral',
  fixedExtension: true,
})
