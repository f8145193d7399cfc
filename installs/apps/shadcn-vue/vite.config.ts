import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { authorises } from './src/auth.mjs'

export default defineConfig({
  plugins: [vue(), tailwindcss(), authorises],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
})
