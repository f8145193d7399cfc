import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { answers, hookParameters } from '../lib/hook/parameters.ts'
import { ready } from '../lib/stage.ts'

const meta: Meta = {
  title: 'Hooks/useStream',
  args: { hook: 'useStream', args: ['private-chat', 'piece'] },
  parameters: hookParameters(['useStream'], answers),
}
export default meta

export const Live: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const shown = within(canvasElement).getByRole('status')
    await waitFor(() => expect(shown.textContent).toContain('Channels'))
  },
}
