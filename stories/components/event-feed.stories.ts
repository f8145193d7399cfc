import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ownFeed } from '../custom/own-feed.ts'
import { nameOf } from '../lib/people.ts'
import { priceAt } from '../lib/prices.ts'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'
import type { Scene } from '../lib/story.ts'

const kinds = ['placed', 'paid', 'sent'] as const
const order = (n: number) => ({ id: 1000 + n, total: priceAt(n), customer: nameOf(n) })
const kindOf = (n: number) => kinds[n % kinds.length]!

const selling = (count: number): Scene => ({
  after({ server, every }) {
    for (let n = 0; n < count; n++) server.emit('orders', kindOf(n), order(n))
    every(1200, (round) => server.emit('orders', kindOf(round), order(count + round)))
  },
  flood({ server }, round) {
    for (let n = 0; n < 80; n++) server.emit('orders', kindOf(n), order(round * 80 + n))
  },
})

const meta: Meta = {
  title: 'Components/EventFeed',
  args: { channel: 'orders', event: kinds, locale: 'en' },
  parameters: { shown: 'EventFeed' },
}
export default meta

const { live, loading, empty, stale, failed, disabled } = states({ scene: selling(40) })

export const Live: StoryObj = {
  ...live,
  async play(context) {
    await live.play!(context)
    const canvas = within(context.canvasElement)
    await waitFor(() => expect(canvas.getByText(/"id":1039/)).toBeVisible())
  },
}
export const Filtered: StoryObj = {
  parameters: { scene: selling(40) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    await userEvent.type(await canvas.findByRole('searchbox'), 'ann lee')
    await waitFor(() => expect(canvas.queryByText(/"id":1039/)).toBeNull())
    await expect(canvas.getAllByText(/Ann Lee/).length).toBeGreaterThan(0)
  },
}
export const Unfolded: StoryObj = {
  parameters: { scene: selling(4) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const canvas = within(canvasElement)
    await userEvent.click((await canvas.findAllByRole('button', { expanded: false })).at(-1)!)
    await waitFor(() => expect(canvas.getByRole('button', { expanded: true })).toBeVisible())
    await expect(canvas.getByText('Paused')).toBeInTheDocument()
  },
}
export const FromOwnParts: StoryObj = {
  parameters: { shown: ownFeed, scene: selling(40), code: ownFeed.code },
  async play({ canvasElement }) {
    const { server } = await ready(canvasElement)
    const canvas = within(canvasElement)
    await waitFor(() => expect(canvas.getByText('placed #1039')).toBeVisible())
    await expect(canvas.getByRole('button', { name: 'Stop' })).toBeVisible()
    await userEvent.click(canvas.getByText('paid #1037'))
    await waitFor(() =>
      expect(canvas.getByRole('button', { expanded: true })).toHaveTextContent('paid #1037'),
    )
    for (const n of [40, 41]) server.emit('orders', kindOf(n), order(n))
    await waitFor(() => expect(canvas.getByRole('button', { name: '2 new' })).toBeVisible())
    await expect(canvas.queryByText('paid #1040')).toBeNull()
  },
}
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed: StoryObj = { ...failed, args: { channel: 'private-orders' } }
export const Disabled = disabled
