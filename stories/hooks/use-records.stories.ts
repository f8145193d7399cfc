import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { hookParameters, trades } from '../lib/hook/parameters.ts'
import { ready } from '../lib/stage.ts'

const meta: Meta = {
  title: 'Hooks/useRecords',
  args: { hook: 'useRecords', args: ['ticker', 'trade', { by: 'symbol' }] },
  parameters: hookParameters(['useRecords', 'useRecord'], trades),
}
export default meta

/** At most two updates a second of each row, the newest always among them. */
export const FewerUpdates: StoryObj = {
  args: { args: ['ticker', 'trade', { by: 'symbol', maxRate: 2 }] },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const shown = within(canvasElement).getByRole('status')
    await waitFor(() => expect(shown.textContent).toContain('ZORG'))
  },
}

export const Live: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const shown = within(canvasElement).getByRole('status')
    await waitFor(() => expect(shown.textContent).toContain('ZORG'))
  },
}
