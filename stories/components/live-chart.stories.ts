import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { machine } from '../lib/machine.ts'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'

const meta: Meta = {
  title: 'Components/LiveChart',
  args: {
    channel: 'machine',
    event: 'sample',
    x: 'at',
    series: [
      { key: 'cpu', label: 'CPU' },
      { key: 'memory', label: 'Memory' },
    ],
    label: 'Load in %',
    range: [0, 100],
    window: 60_000,
    locale: 'en',
    timeZone: 'UTC',
  },
  argTypes: { kind: { control: 'inline-radio', options: ['line', 'area', 'bar', 'step'] } },
  parameters: { shown: 'LiveChart' },
}
export default meta

const { live, loading, empty, stale, failed, disabled } = states({ scene: machine })

export const Live = live
export const Area: StoryObj = { args: { kind: 'area', series: [{ key: 'cpu', label: 'CPU' }] }, ...scene() }
export const Bars: StoryObj = {
  args: { kind: 'bar', series: [{ key: 'disk', label: 'Disk' }], window: 6000 },
  ...scene(),
}
export const Steps: StoryObj = {
  args: {
    kind: 'step',
    series: [{ key: 'workers', label: 'Workers' }],
    label: 'Workers',
    range: [0, 10],
  },
  ...scene(),
}
export const Thresholds: StoryObj = {
  args: { thresholds: [{ value: 80, label: 'Too much' }] },
  ...scene(),
}
export const HiddenLine: StoryObj = {
  ...scene(),
  async play({ canvasElement }) {
    await ready(canvasElement)
    const memory = await within(canvasElement).findByRole('button', { name: 'Memory' })
    await userEvent.click(memory)
    await expect(memory).toHaveAttribute('aria-pressed', 'false')
  },
}
export const AsTable: StoryObj = {
  ...scene(),
  async play({ canvasElement }) {
    await ready(canvasElement)
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'Table' }))
    await waitFor(() => expect(within(canvasElement).getByRole('table')).toBeVisible())
  },
}
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed: StoryObj = { ...failed, args: { channel: 'private-machine' } }
export const Disabled = disabled

function scene(): StoryObj {
  return {
    parameters: { scene: machine },
    async play({ canvasElement }) {
      await ready(canvasElement)
      await waitFor(() =>
        expect(within(canvasElement).getByRole('figure')).toHaveAttribute('data-state', 'live'),
      )
    },
  }
}
