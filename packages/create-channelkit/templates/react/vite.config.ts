import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const target = `http://127.0.0.1:${process.env.CHANNELKIT_PORT ?? 6001}`

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/pusher': target, '/app': { target, ws: true } } },
  test: { environment: 'jsdom' },
})
