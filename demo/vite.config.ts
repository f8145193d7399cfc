import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// From the packages' source, so that the demo starts without building them.
export default defineConfig({
  plugins: [react()],
  resolve: {
    conditions: ['@channelkit/source', 'browser', 'import', 'module', 'default'],
    // What one stylesheet imports from another package is found without those conditions.
    alias: {
      '@channelkit/ui/styles.css': fileURLToPath(new URL('../packages/ui/src/styles.css', import.meta.url)),
    },
  },
  build: { outDir: 'dist/page', emptyOutDir: true, target: 'es2022' },
})
