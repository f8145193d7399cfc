import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { hookParameters } from '../lib/hook/parameters.ts'
import { nameOf } from '../lib/people.ts'
import { ready } from '../lib/stage.ts'
import type { Scene } from '../lib/story.ts'

/** Bob says something now and then. */
const talk: Scene = {
  after({ server, every }) {
    const bob = server.presence('presence-room').join({ id: 'bob', info: { name: nameOf(1) } })
    const say = (round: number) => bob.trigger('client-message', { id: `m${round}`, text: `Hello ${round}` })
    say(0)
    every(4000, (round) => say(round + 1))
  },
}

const meta: Meta = {
  title: 'Hooks/useConversation',
  args: { hook: 'useConversation', args: ['presence-room'] },
  parameters: hookParameters(['useConversation'], talk),
}
export default meta

export const Live: StoryObj = {
  async play({ canvasElement }) {
    await ready(canvasElement)
    const shown = within(canvasElement).getByRole('status')
    await waitFor(() => expect(shown.textContent).toContain('Hello 0'))
  },
}
