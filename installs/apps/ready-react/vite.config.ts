import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { backend } from './server/backend'

export default defineConfig({ plugins: [react(), backend] })
