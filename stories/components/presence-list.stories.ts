import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { member } from '../custom/member.ts'
import { crowd, nameOf } from '../lib/people.ts'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'

const meta: Meta = {
  title: 'Components/PresenceList',
  args: { channel: 'presence-room' },
  parameters: { shown: 'PresenceList' },
}
export default meta

const { live, loading, stale, failed, disabled } = states({ scene: crowd(6) })

export const Live: StoryObj = {
  ...live,
  async play(context) {
    await live.play!(context)
    const list = within(context.canvasElement)
    await expect(list.getByText('You Yourself')).toBeVisible()
    await expect(list.getByText('Ann Lee')).toBeVisible()
  },
}
export const Roster: StoryObj = {
  args: {
    roster: [
      { id: 'you', name: 'You Yourself' },
      { id: 'person-0', name: nameOf(0) },
      { id: 'person-1', name: nameOf(1) },
      { id: 'away', name: 'Zoe Wu', lastSeen: Date.UTC(2026, 2, 1, 10) },
    ],
  },
  parameters: { scene: crowd(2) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() => expect(within(canvasElement).getByText('Zoe Wu')).toBeVisible())
  },
}
export const Searched: StoryObj = {
  parameters: { scene: crowd(60) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByRole('searchbox'), 'moss')
    await waitFor(() => expect(canvas.queryByText('Ann Lee')).toBeNull())
  },
}
export const TwoThousand: StoryObj = {
  parameters: { scene: crowd(2000) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const rows = within(canvasElement).getAllByRole('listitem')
    await expect(rows.length).toBeLessThan(60)
    await expect(rows[0]).toHaveAttribute('aria-setsize', '2001')
  },
}
export const OwnRows: StoryObj = {
  parameters: { shown: member, scene: crowd(3), code: member.code },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() => expect(within(canvasElement).getByText('★ Ann Lee')).toBeVisible())
  },
}
export const Loading = loading
export const Stale = stale
export const Failed = failed
export const Disabled = disabled
