import { defineReduced } from '@channelkit/core'
import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { hookParameters, trades } from '../lib/hook/parameters.ts'
import { ready } from '../lib/stage.ts'

const score = defineReduced({
  channel: 'ticker' as never,
  events: 'trade' as never,
  reduce: (count: number) => count + 1,
  initial: 0,
})

const meta: Meta = {
  title: 'Hooks/useReduced',
  args: { hook: 'useReduced', args: [score] },
  parameters: hookParameters(['useReduced'], trades),
}
export default meta

export const Live: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const shown = within(canvasElement).getByRole('status')
    await waitFor(() => expect(shown.textContent).toBe('3'))
  },
}
