import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import react from '@vitejs/plugin-react'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// From the packages' source, so that the demo starts without building them.
export default defineConfig({
  plugins: [react(), vue(), svelte({ configFile: false })],
  resolve: {
    // What devtools are made of comes with their package when it is built; their source takes it from here.
    dedupe: ['preact'],
    conditions: ['@channelkit/source', 'svelte', 'browser', 'import', 'module', 'default'],
    // What one stylesheet imports from another package is found without those conditions.
    alias: {
      '@channelkit/ui/styles.css': fileURLToPath(new URL('../packages/ui/src/styles.css', import.meta.url)),
    },
  },
  build: { outDir: 'dist/page', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 900 },
})
