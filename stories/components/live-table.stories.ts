import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ladder, market, quoteColumns } from '../lib/market.ts'
import { nameOf } from '../lib/people.ts'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'

const meta: Meta = {
  title: 'Components/LiveTable',
  args: {
    channel: 'market',
    event: 'quote',
    by: 'symbol',
    label: 'Quotes',
    columns: quoteColumns,
    locale: 'en',
    timeZone: 'UTC',
    height: 380,
  },
  parameters: { shown: 'LiveTable' },
}
export default meta

const { live, loading, empty, stale, failed, disabled } = states({ scene: market(240) })

export const Live: StoryObj = {
  ...live,
  async play(context) {
    await live.play!(context)
    const canvas = within(context.canvasElement)
    await waitFor(() => expect(canvas.getByText('240 rows')).toBeVisible())
    await expect(canvas.getByRole('rowheader', { name: 'ACME' })).toBeVisible()
  },
}
export const Leaderboard: StoryObj = {
  args: {
    channel: 'league',
    event: 'score',
    by: 'id',
    label: 'League',
    columns: [
      { field: 'player', title: 'Player', width: 180 },
      { field: 'points', title: 'Points', type: 'number', width: 120 },
      { field: 'wins', title: 'Wins', type: 'number', width: 90 },
      { field: 'streak', title: 'Streak', type: 'number', width: 90 },
    ],
    sort: { column: 'points', direction: 'desc' },
    bare: true,
    height: 470,
    rowHeight: 40,
  },
  parameters: { scene: ladder(10, nameOf) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    await waitFor(() => expect(canvas.getAllByRole('rowheader')).toHaveLength(10))
    await expect(canvas.getByRole('columnheader', { name: 'Points' })).toHaveAttribute(
      'aria-sort',
      'descending',
    )
  },
}
export const Selected: StoryObj = {
  args: { selection: 'multiple', sort: { column: 'symbol', direction: 'asc' } },
  parameters: { scene: market(24) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    const rows = () => canvas.getAllByRole('row').slice(1)
    await waitFor(() => expect(rows().length).toBeGreaterThan(5))
    await userEvent.click(within(rows()[1]!).getByText('Not selected'))
    await userEvent.click(within(rows()[3]!).getByText('Not selected'))
    await waitFor(() => expect(canvas.getByText(/2 selected/)).toBeVisible())
  },
}
export const Columns: StoryObj = {
  args: { layout: { order: ['symbol', 'change', 'price'], hidden: ['name', 'at'], widths: { symbol: 90 } } },
  parameters: { scene: market(24) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    await userEvent.click(await canvas.findByRole('button', { name: 'Columns' }))
    await waitFor(() => expect(canvas.getByRole('checkbox', { name: 'Company' })).not.toBeChecked())
  },
}
export const Searched: StoryObj = {
  parameters: { scene: market(24) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    await waitFor(() => expect(canvas.getByText('24 rows')).toBeVisible())
    await userEvent.type(canvas.getByRole('searchbox'), 'health')
    await waitFor(() => expect(canvas.getAllByRole('rowheader')).toHaveLength(4))
  },
}
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed: StoryObj = { ...failed, args: { channel: 'private-market' } }
export const Disabled = disabled
