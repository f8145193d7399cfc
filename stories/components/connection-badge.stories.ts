import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, within } from 'storybook/test'
import { ready } from '../lib/stage.ts'
import { type Scene, scenes } from '../lib/story.ts'

const meta: Meta = {
  title: 'Components/ConnectionBadge',
  args: {},
  parameters: { shown: 'ConnectionBadge' },
}
export default meta

const online: Scene = { before: ({ kit }) => kit.connection.connect() }

export const Live: StoryObj = {
  parameters: { scene: online },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await expect(within(canvasElement).getByRole('status')).toHaveTextContent('Live')
  },
}
export const NotConnected: StoryObj = {}
export const Stale: StoryObj = { parameters: { scene: scenes.stale(online) } }
