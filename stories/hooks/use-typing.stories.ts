import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { hookParameters, typists } from '../lib/hook/parameters.ts'
import { ready } from '../lib/stage.ts'

const meta: Meta = {
  title: 'Hooks/useTyping',
  args: { hook: 'useTyping', args: ['presence-room'] },
  parameters: hookParameters(['useTyping'], typists),
}
export default meta

export const Live: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const shown = within(canvasElement).getByRole('status')
    await waitFor(() => expect(shown.textContent).toContain('Bob Moss'))
  },
}
