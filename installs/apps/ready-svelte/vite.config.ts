import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { backend } from './server/backend'

export default defineConfig({ plugins: [svelte(), backend] })
