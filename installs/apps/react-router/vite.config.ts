import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  // Vite finds packages in index.html, which an application like this has not: named, they are ready before the first page.
  optimizeDeps: { entries: ['app/**/*.{ts,tsx}'] },
})
