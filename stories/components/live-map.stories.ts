import type { Meta, StoryObj } from '@storybook/html-vite'
import { fleet } from '../lib/fleet.ts'
import { states } from '../lib/states.ts'

const meta: Meta = {
  title: 'Components/LiveMap',
  args: { channel: 'fleet', event: 'position', by: 'id', label: 'Vehicles', height: 420, locale: 'en' },
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ready } from '../lib/stage.ts'
import { type Scene, scenes } from '../lib/story.ts'
import type { World } from '../lib/world.ts'
const channel = 'flights'
  { channel, event: 'moved', label: 'Flights', height: 420 },
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
/** Between these, flights go on for ever. */
const AIRPORTS = [
  [52.36, 13.51],
  [40.64, -73.78],
  [35.55, 139.78],
  [-33.95, 151.18],
  [19.44, -99.07],
  [-23.43, -46.47],
  [28.57, 77.1],
  [1.36, 103.99],
  [30.12, 31.41],
  [-1.32, 36.93],
  [64.13, -21.94],
  [61.17, -149.99],
] as const
/** Where a flight is after some rounds; the same each time. */
function flight(i: number, round: number) {
  const [from, to] = [AIRPORTS[i % 12]!, AIRPORTS[(i * 5 + 7) % 12]!]
  const way = (((i * 37) % 100) / 100 + round / 240) % 1
  const [north, east] = [to[0] - from[0], to[1] - from[1]]
  const bend = Math.sin(way * Math.PI) * ((i % 5) + 2)
  return {
    id: `CK ${100 + i}`,
    lat: from[0] + north * way + bend,
    lng: from[1] + east * way,
    heading: (Math.atan2(east, north) * 180) / Math.PI,
  }
}
const flights = (count: number, round = 0) => Array.from({ length: count }, (_, i) => flight(i, round))
const fleet = (count: number): Scene => ({
  after(world: World) {
    world.server.emit(channel, 'moved', flights(count))
    world.every(1000, (round) => world.server.emit(channel, 'moved', flights(count, round)))
  },
  flood(world, round) {
    world.server.emit(channel, 'moved', flights(1000, round / 10))
  },
})
export const Live: StoryObj = {
  parameters: { scene: fleet(40) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await expect(within(canvasElement).getByText('40 markers')).toBeVisible()
  },
}
export const Trails: StoryObj = { args: { trail: 12 }, parameters: { scene: fleet(40) } }
export const Clusters: StoryObj = { parameters: { scene: fleet(1000) } }
export const ThousandMarkers: StoryObj = { args: { cluster: false }, parameters: { scene: fleet(1000) } }
export const AsAList: StoryObj = {
  parameters: { scene: fleet(40) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const page = within(canvasElement)
    await userEvent.click(page.getByRole('button', { name: 'Show as a list' }))
    await expect(page.getByRole('searchbox')).toHaveFocus()
    await userEvent.keyboard('CK 107')
    await expect(page.getAllByRole('listitem')).toHaveLength(1)
    // Not in the picture: it blinks.
    ;(document.activeElement as HTMLElement).blur()
  },
}
export const Popup: StoryObj = {
  args: { view: { lat: 35, lng: 0, zoom: 2 } },
  parameters: { scene: fleet(1) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const page = within(canvasElement)
    page.getByRole('application', { name: 'Flights' }).focus()
    await userEvent.keyboard('{Enter}')
    await expect(await page.findByRole('dialog', { name: 'CK 100' })).toBeVisible()
    await waitFor(() => expect(page.getByRole('dialog')).toHaveFocus())
  },
}
export const Loading: StoryObj = { parameters: { scene: scenes.loading } }
export const Empty: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    await expect(within(canvasElement).getByText('Nothing on the map yet.')).toBeVisible()
  },
}
export const Stale: StoryObj = {
  parameters: { scene: scenes.stale(fleet(40)) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await expect(await within(canvasElement).findByText(/^Connection lost/)).toBeVisible()
  },
}
export const Refused: StoryObj = {
  args: { channel: 'private-flights' },
  parameters: { scene: scenes.refused() },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await expect(within(canvasElement).getByRole('button', { name: 'Try again' })).toBeVisible()
  },
}
export const Disabled: StoryObj = { args: { disabled: true } }
