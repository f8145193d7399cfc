import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ready } from '../lib/stage.ts'
import { type Scene, scenes } from '../lib/story.ts'

const meta: Meta = {
  title: 'Components/ConnectionBanner',
  args: { delay: 0 },
  parameters: { shown: 'ConnectionBanner' },
}
export default meta

const online: Scene = { before: ({ kit }) => kit.connection.connect() }

export const Live: StoryObj = { args: { delay: 2000 }, parameters: { scene: online } }
export const Stale: StoryObj = {
  parameters: { scene: scenes.stale(online) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() =>
      expect(within(canvasElement).getByRole('button', { name: 'Retry now' })).toBeVisible(),
    )
  },
}
export const RetryNow: StoryObj = {
  parameters: { scene: scenes.stale(online) },
  async play({ canvasElement }) {
    const { server, kit } = await ready(canvasElement)
    const retry = await within(canvasElement).findByRole('button', { name: 'Retry now' })
    server.restore()
    await userEvent.click(retry)
    await waitFor(() => expect(kit.connection.getSnapshot().status).toBe('connected'))
  },
}
export const Disabled: StoryObj = { args: { disabled: true }, parameters: { scene: scenes.stale(online) } }
