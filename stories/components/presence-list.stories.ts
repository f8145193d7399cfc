import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { member } from '../custom/member.ts'
import { ownList } from '../custom/own-list.ts'
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
export const FromOwnParts: StoryObj = {
  parameters: { shown: ownList, scene: crowd(500), code: ownList.code },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    const rows = () => canvas.getAllByRole('listitem')
    await waitFor(() => expect(rows()[0]).toHaveAttribute('aria-setsize', '501'))
    await expect(rows().length).toBeLessThan(30)
    rows()[0]!.focus()
    await userEvent.keyboard('{End}')
    await waitFor(() => expect(document.activeElement).toHaveAttribute('aria-posinset', '501'))
    await userEvent.type(canvas.getByRole('searchbox', { name: 'Find' }), 'moss')
    await waitFor(() => expect(canvas.getByRole('status').textContent).toMatch(/^5\d people$/))
    await expect(rows()[0]).toHaveTextContent('1 Bob Moss')
  },
}
export const Loading = loading
export const Stale = stale
export const Failed = failed
export const Disabled = disabled
