import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { crowd } from '../lib/people.ts'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'

const meta: Meta = {
  title: 'Components/AvatarStack',
  args: { channel: 'presence-room', max: 5 },
  parameters: { shown: 'AvatarStack' },
}
export default meta

const { live, loading, stale, failed, disabled } = states({ scene: crowd(16) })

export const Live = live
export const Opened: StoryObj = {
  parameters: { scene: crowd(16) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: '12 more' }))
    // It comes in by a movement that begins with nothing to be seen.
    await waitFor(() => expect(canvas.getByRole('dialog')).toBeVisible())
    await userEvent.keyboard('{Escape}')
    await expect(canvas.queryByRole('dialog')).toBeNull()
    await expect(canvas.getByRole('button', { name: '12 more' })).toHaveFocus()
    await userEvent.click(canvas.getByRole('button', { name: '12 more' }))
    await waitFor(() => expect(canvas.getByRole('dialog')).toBeVisible())
  },
}
export const Loading = loading
export const Stale = stale
export const Failed = failed
export const Disabled = disabled
