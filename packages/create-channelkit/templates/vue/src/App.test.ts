import { createTestKit } from '@channelkit/testing'
import { channelKit } from '@channelkit/vue'
import { screen } from '@testing-library/dom'
import { expect, it } from 'vitest'
import { createApp, nextTick } from 'vue'
import App from './App.vue'

it('shows the load, and who is there', async () => {
  const { kit, server } = createTestKit({ user: { id: 'ann', info: { name: 'Ann' } } })
  const app = createApp(App).use(channelKit, kit)
  app.mount(document.body.appendChild(document.createElement('div')))
  await server.settled()
  server.emit('machine', 'load', { load: 1.5, at: Date.now() })
  await server.settled()
  await nextTick()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('1.50')
  expect(screen.getByText('Ann')).toBeDefined()
  app.unmount()
  server.destroy()
})
