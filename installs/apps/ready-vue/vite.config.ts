import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { backend } from './server/backend'

export default defineConfig({ plugins: [vue(), backend] })
