import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { hookParameters, trades } from '../lib/hook/parameters.ts'
import { ready } from '../lib/stage.ts'

const meta: Meta = {
  title: 'Hooks/useSeries',
  args: { hook: 'useSeries', args: ['ticker', 'trade', { x: 'at', y: 'price' }] },
  parameters: hookParameters(['useSeries'], trades),
}
export default meta

export const Live: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const shown = within(canvasElement).getByRole('status')
    await waitFor(() => expect(shown.textContent).toContain('"length": 3'))
  },
}
