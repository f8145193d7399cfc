import { ChannelKitProvider } from '@channelkit/react'
import { createTestKit } from '@channelkit/testing'
import { act, cleanup, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { App } from './App'

it('shows the load, and who is there', async () => {
  const { kit, server } = createTestKit({ act, user: { id: 'ann', info: { name: 'Ann' } } })
  render(
    <ChannelKitProvider kit={kit}>
      <App />
    </ChannelKitProvider>,
  )
  await server.settled()
  server.emit('machine', 'load', { load: 1.5, at: Date.now() })
  await server.settled()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('1.50')
  expect(screen.getByText('Ann')).toBeDefined()
  cleanup()
  server.destroy()
})
