import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ready } from '../lib/stage.ts'
import { type Scene, scenes } from '../lib/story.ts'
import type { World } from '../lib/world.ts'

const meta: Meta = {
  title: 'Components/Notifications',
  args: { storage: false, signIn: true, '--ck-notifications-end': 'auto' },
  parameters: { shown: 'Notifications' },
}
export default meta

const NEWS = [
  { id: 'a', title: 'Carol answered you', body: 'The second chart is the right one: I took it.', href: '/a' },
  { id: 'b', title: 'Your export is ready', body: '12,400 rows', href: '/b' },
  { id: 'c', title: 'Dai invited you to “Release 12”' },
]
const tell = ({ server }: World, ...all: object[]) => {
  for (const one of all) server.emitToUser('you', 'notification', one)
}
const soon =
  (...all: object[]): Scene['after'] =>
  async (world) => {
    await world.server.settled()
    tell(world, ...all)
  }
const scene: Scene = {
  after: soon(...NEWS),
  flood: (world, round) => tell(world, { id: `f${round}`, title: `Nr. ${round}` }),
}
const open = async (canvas: HTMLElement) => {
  await ready(canvas)
  await userEvent.click(canvas.querySelector('[data-part=bell]')!)
  await within(canvas).findByRole('dialog')
}

export const Toast: StoryObj = {
  parameters: { scene },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() => expect(canvasElement.querySelector('[data-part=toast]')).toHaveTextContent('Carol'))
  },
}
export const Inbox: StoryObj = {
  args: { quiet: true },
  parameters: { scene },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() => expect(canvasElement.querySelector('[data-part=count]')).toHaveTextContent('3'))
    await open(canvasElement)
  },
}
export const Many: StoryObj = {
  parameters: {
    scene: {
      after: soon(...Array.from({ length: 12 }, (_, n) => ({ id: n, title: `Nr. ${n}` }))),
    } satisfies Scene,
  },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() => expect(canvasElement).toHaveTextContent('12 new notifications'))
  },
}
const opened = (given: Scene, args = {}): StoryObj => ({
  args,
  parameters: { scene: given },
  play: ({ canvasElement }) => open(canvasElement),
})
export const Empty = opened({})
export const NobodySignedIn = opened({}, { signIn: false })
export const Loading = opened(scenes.loading)
export const Stale = opened(scenes.stale(scene), { quiet: true })
export const Failed = opened(scenes.refused())
export const Disabled: StoryObj = { args: { disabled: true } }
