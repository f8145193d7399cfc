import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor } from 'storybook/test'
import { priceAt } from '../lib/prices.ts'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'
import type { Scene } from '../lib/story.ts'

const trading: Scene = {
  after({ server, every }) {
    server.emit('ticker', 'trade', { price: priceAt(0) })
    server.emit('ticker', 'trade', { price: priceAt(4) })
    every(900, (round) => server.emit('ticker', 'trade', { price: priceAt(round + 5) }))
  },
  flood({ server }, round) {
    for (let i = 0; i < 50; i++) server.emit('ticker', 'trade', { price: priceAt(round * 50 + i) })
  },
}

const meta: Meta = {
  title: 'Components/LiveValue',
  args: {
    channel: 'ticker',
    event: 'trade',
    field: 'price',
    locale: 'en',
    format: { style: 'currency', currency: 'EUR' },
  },
  parameters: { shown: 'LiveValue' },
}
export default meta

const { live, loading, empty, stale, failed, disabled } = states({ scene: trading })

export const Live: StoryObj = {
  ...live,
  async play(context) {
    await live.play!(context)
    await ready(context.canvasElement)
    await waitFor(() => expect(context.canvasElement).toHaveTextContent(/€\d+\.\d\d/))
  },
}
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed: StoryObj = { ...failed, args: { channel: 'private-ticker' } }
export const Disabled = disabled
