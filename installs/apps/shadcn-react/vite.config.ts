import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { authorises } from './src/auth.mjs'

export default defineConfig({
  plugins: [react(), tailwindcss(), authorises],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
})
