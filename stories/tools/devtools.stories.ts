import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
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

/** What devtools have put into the page, once it is there. */
const tools = () =>
  waitFor(() => {
    const { shadowRoot } = document.querySelector('channelkit-devtools') ?? {}
    const root = shadowRoot?.querySelector<HTMLElement>('.root')
    if (!root) throw new Error('There are no devtools yet.')
    return { ...within(root), root, focused: () => shadowRoot?.activeElement }
  })
const OPEN = { name: 'Open ChannelKit devtools' }
const panelOf = ({ findByRole }: Awaited<ReturnType<typeof tools>>) =>
  findByRole('region', { name: 'ChannelKit devtools' }, { timeout: 10_000 })

/** Opens the panel, unless it still is from the last time, at one of its tabs. */
async function open(tab: string) {
  const panel = await tools()
  panel.queryByRole('button', OPEN)?.click()
  await panelOf(panel)
  panel.getByRole('tab', { name: tab }).click()
  await panel.findByRole('tabpanel', { name: tab })
  return panel
}

/** They are a button until somebody opens them; Escape closes them, and the button has the focus again. */
export const Closed: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const panel = await tools()
    panel.queryByRole('button', { name: 'Close devtools' })?.click()
    const button = await panel.findByRole('button', OPEN)
    button.focus()
    await userEvent.keyboard('{Enter}')
    await panelOf(panel)
    await waitFor(() => expect(panel.focused()?.getAttribute('role')).toBe('tab'))
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(panel.focused()).toBe(button))
    expect(panel.queryByRole('region')).toBe(null)
  },
}
export const Connection: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const panel = await open('Connection')
    await waitFor(() => expect(panel.getByRole('tabpanel').textContent).toMatch(/connected/i))
  },
}
export const Stores: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const panel = await open('Stores')
    await waitFor(() => expect(panel.getByRole('tabpanel').textContent).toContain('presence-room'))
  },
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
