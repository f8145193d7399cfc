import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor } from 'storybook/test'
import { room } from '../custom/room.ts'
import { crowd } from '../lib/people.ts'
import { priceAt } from '../lib/prices.ts'
import { ready } from '../lib/stage.ts'
import type { Scene } from '../lib/story.ts'

const people = crowd(7)
const busy: Scene = {
  before: people.before,
  after({ server, every }) {
    const bob = server.presence('presence-room').join({ id: 'person-1', info: { name: 'Bob Moss' } })
    const type = () => bob.trigger('client-typing', { typing: true })
    const trade = (round: number) => server.emit('ticker', 'trade', { price: priceAt(round) })
    type()
    trade(0)
    every(2000, type)
    every(900, trade)
  },
}
const colour = { control: 'color' } as const

/** Change the variables in the controls: all that stands here follows. */
const meta: Meta = {
  title: 'Theme/Playground',
  args: {
    channel: 'presence-room',
    locale: 'en',
    '--ck-accent': '#4f46e5',
    '--ck-good': '#047857',
    '--ck-radius': '10px',
    '--ck-avatar-size': '2rem',
  },
  argTypes: {
    '--ck-accent': colour,
    '--ck-good': colour,
    '--ck-text': colour,
    '--ck-muted': colour,
    '--ck-surface': colour,
    '--ck-line': colour,
  },
  parameters: { shown: room, scene: busy, code: room.code },
}
export default meta

export const Playground: StoryObj = {}

/** Every look follows from variables, on any element around. */
export const Ours: StoryObj = {
  args: {
    '--ck-accent': '#b45309',
    '--ck-good': '#b45309',
    '--ck-radius': '2px',
    '--ck-avatar-size': '1.75rem',
  },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const avatar = canvasElement.querySelector('.ck-presence-list .ck-avatar')
    await waitFor(() => expect(avatar?.getBoundingClientRect().width).toBe(28))
  },
}
