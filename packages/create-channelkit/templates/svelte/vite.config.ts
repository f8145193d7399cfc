import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const target = `http://127.0.0.1:${process.env.CHANNELKIT_PORT ?? 6001}`

export default defineConfig({
  plugins: [svelte()],
  // Tests take Svelte's build for browsers.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  server: { proxy: { '/pusher': target, '/app': { target, ws: true } } },
  test: { environment: 'jsdom' },
})
