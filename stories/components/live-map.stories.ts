import type { Meta, StoryObj } from '@storybook/html-vite'
import { fleet } from '../lib/fleet.ts'
import { states } from '../lib/states.ts'

const meta: Meta = {
  title: 'Components/LiveMap',
  args: { channel: 'fleet', event: 'position', by: 'id', label: 'Vehicles', height: 420, locale: 'en' },
  parameters: { shown: 'LiveMap' },
}
export default meta

const { live, loading, empty, stale, failed, disabled } = states({ scene: fleet(40) })

export const Live = live
export const Clusters: StoryObj = { ...live, parameters: { scene: fleet(1000) } }
export const Trails: StoryObj = { ...live, args: { trail: 20 } }
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed: StoryObj = { ...failed, args: { channel: 'private-fleet' } }
export const Disabled = disabled
