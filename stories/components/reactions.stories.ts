import { listen, reactions } from '@channelkit/core'
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
/** So many of somebody's reactions came: they are told together, after a while. */
const came = ({ kit }: World, count: number) =>
  new Promise<void>((done) => {
    const stop = listen(kit, channel as never, 'client-reaction' as never, (data) => {
      const { counts } = data as { counts: Record<string, number> }
      if (Object.values(counts).reduce((sum, n) => sum + n, 0) < count) return
      stop()
      done()
    })
  })
const scene: Scene = {
  async after(world) {
    const theirs = other(world)
    await world.server.settled()
    if (theirs.getSnapshot().status !== 'live') return
    const all = came(world, 12)
    for (let n = 0; n < 12; n++) theirs.react(EMOJI[n % 3]!)
    await all
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
