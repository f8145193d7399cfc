import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { nameOf } from '../lib/people.ts'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'
import type { Scene } from '../lib/story.ts'

/** That many people type, and go on. */
const typists = (count: number): Scene => ({
  after({ server, every }) {
    const room = server.presence('presence-room')
    const guests = Array.from({ length: count }, (_, n) =>
      room.join({ id: `p${n}`, info: { name: nameOf(n) } }),
    )
    const type = () => guests.forEach((guest) => void guest.trigger('client-typing', { typing: true }))
    type()
    every(1500, type)
  },
})

const meta: Meta = {
  title: 'Components/TypingIndicator',
  args: { channel: 'presence-room' },
  parameters: { shown: 'TypingIndicator' },
}
export default meta

const { loading, empty, stale, failed, disabled } = states({ scene: typists(1) })

const says = (count: number, text: string): StoryObj => ({
  parameters: { scene: typists(count) },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() => expect(within(canvasElement).getByText(text)).toBeVisible())
  },
})

export const Live = says(1, 'Ann Lee is typing…')
export const Two = says(2, 'Ann Lee and Bob Moss are typing…')
export const Several = says(3, 'Several people are typing…')
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed = failed
export const Disabled = disabled
