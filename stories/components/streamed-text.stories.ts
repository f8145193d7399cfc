import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor } from 'storybook/test'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'
import type { Scene } from '../lib/story.ts'
import type { World } from '../lib/world.ts'

const answer =
  'A channel is a name under which an application publishes events. Every page that has subscribed to it hears them in the same order, as they happen.\n\nWhat a page makes of them is its own affair: a number, a list, a line in a chart, or this text.'
const words = answer.split(/(?<= )/)

const say =
  (upTo: number, last: object = {}) =>
  ({ server }: World) => {
    for (const [seq, text] of words.slice(0, upTo).entries())
      server.emit('private-chat', 'piece', { id: 'a', seq, text, ...(seq === upTo - 1 && last) })
  }

const streaming: Scene = {
  after(world) {
    say(12)(world)
    world.every(120, (round) => {
      const seq = round + 12
      if (seq >= words.length) return
      const end = seq === words.length - 1 ? 'done' : undefined
      world.server.emit('private-chat', 'piece', { id: 'a', seq, text: words[seq], end })
    })
  },
}

const meta: Meta = {
  title: 'Components/StreamedText',
  args: { channel: 'private-chat', id: 'a' },
  parameters: { shown: 'StreamedText' },
}
export default meta

const { live, loading, empty, stale, failed, disabled } = states({ scene: streaming })

const ended = (scene: Scene, text: string): StoryObj => ({
  parameters: { scene },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() => expect(canvasElement).toHaveTextContent(text))
  },
})

export const Streaming = live
export const Loading = loading
export const Waiting = empty
export const Done = ended({ after: say(words.length, { end: 'done' }) }, 'or this text.')
export const BrokenOff = ended({ after: say(20, { end: 'failed', error: 'busy' }) }, 'broke off')
export const Stale = stale
export const Failed = failed
export const Disabled = disabled
