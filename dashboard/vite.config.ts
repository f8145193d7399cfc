import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// From the packages' source, so that the server can be built before any of them.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // The page stands at whatever path a server gives it.
  base: './',
  plugins: [react()],
  resolve: {
    conditions: ['@channelkit/source', 'browser', 'import', 'module', 'default'],
    // What one stylesheet imports from another package is found without those conditions.
    alias: {
      '@channelkit/ui/styles.css': fileURLToPath(new URL('../packages/ui/src/styles.css', import.meta.url)),
    },
  },
  build: {
    outDir: fileURLToPath(new URL('../packages/server/dist/dashboard', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // No style and no picture inside of another file: the page's policy lets in only files of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
