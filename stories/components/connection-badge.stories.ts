import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, within } from 'storybook/test'
import { ready } from '../lib/stage.ts'
import { scenes } from '../lib/story.ts'

const meta: Meta = {
  title: 'Components/ConnectionBadge',
  parameters: { shown: 'ConnectionBadge' },
}
export default meta

export const Live: StoryObj = {
  parameters: { scene: { before: ({ kit }) => kit.connection.connect?.() } },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent('Live')
  },
}
export const Stale: StoryObj = { parameters: { scene: scenes.stale() } }
