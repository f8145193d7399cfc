import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const target = `http://127.0.0.1:${process.env.CHANNELKIT_PORT ?? 6001}`

export default defineConfig({
  plugins: [vue()],
  server: { proxy: { '/pusher': target, '/app': { target, ws: true } } },
  test: { environment: 'jsdom' },
})
