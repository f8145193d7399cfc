import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { hookParameters, people } from '../lib/hook/parameters.ts'
import { ready } from '../lib/stage.ts'

const meta: Meta = {
  title: 'Hooks/usePresence',
  args: { hook: 'usePresence', args: ['presence-room'] },
  parameters: hookParameters(['usePresence', 'useMember'], people),
}
export default meta

export const Live: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const shown = within(canvasElement).getByRole('status')
    await waitFor(() => expect(shown.textContent).toContain('Bob Moss'))
  },
}
