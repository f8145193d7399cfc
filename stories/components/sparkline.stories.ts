import type { Meta, StoryObj } from '@storybook/html-vite'
import { machine } from '../lib/machine.ts'
import { states } from '../lib/states.ts'

const meta: Meta = {
  title: 'Components/Sparkline',
  args: {
    channel: 'machine',
    event: 'sample',
    x: 'at',
    y: 'cpu',
    label: 'CPU',
    width: 160,
    height: 48,
    locale: 'en',
  },
  argTypes: { kind: { control: 'inline-radio', options: ['line', 'area', 'bar', 'step'] } },
  parameters: { shown: 'Sparkline' },
}
export default meta

const { live, loading, empty, stale, failed, disabled } = states({ scene: machine })

export const Live = live
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed: StoryObj = { ...failed, args: { channel: 'private-machine' } }
export const Disabled = disabled
