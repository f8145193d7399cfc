import { createTestKit } from '@channelkit/testing'
import { cleanup, render, screen } from '@testing-library/svelte'
import { tick } from 'svelte'
import { expect, it } from 'vitest'
import Root from './Root.svelte'

it('shows the load, and who is there', async () => {
  const { kit, server } = createTestKit({ user: { id: 'ann', info: { name: 'Ann' } } })
  render(Root, { props: { kit } })
  await server.settled()
  server.emit('machine', 'load', { load: 1.5, at: Date.now() })
  await server.settled()
  await tick()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('1.50')
  expect(screen.getByText('Ann')).toBeDefined()
  cleanup()
  server.destroy()
})
