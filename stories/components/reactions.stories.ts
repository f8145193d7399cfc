import { reactions } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { ready } from '../lib/stage.ts'
import { states } from '../lib/states.ts'
import type { Scene } from '../lib/story.ts'
import type { World } from '../lib/world.ts'

const channel = 'presence-talk'
const EMOJI = ['👍', '❤️', '😂', '🎉', '😮', '🙏']

const meta: Meta = {
  title: 'Components/Reactions',
  args: { channel },
  parameters: { shown: 'Reactions' },
}
export default meta

/** Somebody else in the room. */
function other({ server }: World, options: Parameters<typeof reactions>[2] = {}) {
  const { kit } = createTestKit({ server, user: { id: 'bob', info: { name: 'Bob' } } })
  const theirs = reactions(kit, channel as never, options)
  theirs.subscribe(() => {})
  return theirs
}
const scene: Scene = {
  after(world) {
    const theirs = other(world)
    void world.server.settled().then(() => {
      for (let n = 0; n < 12; n++) theirs.react(EMOJI[n % 3]!)
    })
    world.every(700, (round) => theirs.react(EMOJI[round % EMOJI.length]!))
  },
  flood(world, round) {
    world.server.emit(channel, 'client-reaction', {
      by: 'flood',
      version: round,
      counts: { '🎉': round * 5 },
    })
  },
}
const { live, loading, empty, stale, failed, disabled } = states({ scene })

export const Live = live
export const Toggled: StoryObj = {
  args: {
    toggle: true,
    initial: { counts: { '👍': 12, '❤️': 3 }, mine: { '❤️': 1 } },
    emoji: EMOJI.slice(0, 3),
  },
  async play({ canvasElement }) {
    await ready(canvasElement)
    const like = within(canvasElement).getByRole('button', { name: /👍/ })
    await userEvent.click(like)
    await waitFor(() => expect(like).toHaveTextContent('13'))
    await expect(like).toHaveAttribute('aria-pressed', 'true')
  },
}
export const Loading = loading
export const Empty = empty
export const Stale = stale
export const Failed = failed
export const Disabled = disabled
