import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { watched } from '../custom/watched.ts'
import { crowd } from '../lib/people.ts'
import { priceAt } from '../lib/prices.ts'
import { ready } from '../lib/stage.ts'
import type { Scene } from '../lib/story.ts'

const people = crowd(3)
const trade: Scene = {
  before: people.before,
  after({ server, every }) {
    server.emit('ticker', 'trade', { price: priceAt(0) })
    every(900, (round) => server.emit('ticker', 'trade', { price: priceAt(round) }))
  },
}

/**
 * What a kit does, and what hardly ever happens tried out: the button is in the corner. The toolbar has them for each
 * other story too.
 */
const meta: Meta = {
  title: 'Tools/Devtools',
  args: { channel: 'presence-room', locale: 'en' },
  parameters: { shown: watched, scene: trade, code: watched.code },
}
export default meta

/** Opens the panel, unless it still is from the last time, at one of its tabs. */
async function open(tab: string) {
  const root = await waitFor(() => {
    const found = document
      .querySelector('channelkit-devtools')
      ?.shadowRoot?.querySelector<HTMLElement>('.root')
    if (!found) throw new Error('There are no devtools yet.')
    return found
  })
  const panel = within(root)
  const button = panel.queryByRole('button', { name: 'Open ChannelKit devtools' })
  button?.click()
  const shown = await panel.findByRole('tab', { name: tab }, { timeout: 10_000 })
  shown.click()
  await panel.findByRole('tabpanel', { name: tab })
  return panel
}

export const Channels: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const panel = await open('Channels')
    const row = await panel.findByRole('button', { name: /presence-room/ })
    if (row.getAttribute('aria-expanded') === 'false') row.click()
    await waitFor(() => expect(panel.getByRole('tabpanel').textContent).toContain('you (you)'))
  },
}
export const Events: StoryObj = {
  async play({ canvasElement }) {
    const { server } = await ready(canvasElement)
    const panel = await open('Events')
    server.emit('ticker', 'trade', { price: priceAt(1) })
    const row = await panel.findByRole('button', { name: new RegExp(`trade.*ticker.*${priceAt(1)}`) })
    row.click()
    await panel.findByRole('region', { name: 'Payload of trade of ticker' })
  },
}
export const Recording: StoryObj = {
  async play({ canvasElement }) {
    const { server } = await ready(canvasElement)
    const panel = await open('Record')
    panel.getByRole('button', { name: 'Record' }).click()
    for (const round of [2, 3, 4]) server.emit('ticker', 'trade', { price: priceAt(round) })
    const stop = await panel.findByRole('button', { name: 'Stop recording' })
    await server.settled()
    stop.click()
    await panel.findByRole('slider', { name: 'Place in the recording' })
  },
}
