import { cursors } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import type { Meta, StoryObj } from '@storybook/html-vite'
import { expect, waitFor, within } from 'storybook/test'
import { ready } from '../lib/stage.ts'
import { type Scene, scenes } from '../lib/story.ts'

const channel = 'presence-board'

const meta: Meta = {
  title: 'Components/Cursors',
  args: { channel, fade: 3000 },
  parameters: { shown: 'Cursors' },
}
export default meta

const PEOPLE = ['Bob', 'Carol', 'Dai']

/** Others on the board, each going round in their own circle. */
const others: Scene = {
  async after({ server, every }) {
    const all = PEOPLE.map((name) => {
      const { kit } = createTestKit({ server, user: { id: name.toLowerCase(), info: { name } } })
      const theirs = cursors(kit, channel as never)
      theirs.subscribe(() => {})
      return theirs
    })
    await server.settled()
    for (const [i, theirs] of all.entries()) {
      theirs.move(0.2 + i * 0.3, 0.3 + i * 0.15)
      every(120, (round) => {
        const turn = round / 14 + i * 2
        theirs.move(0.3 + i * 0.2 + Math.cos(turn) * 0.15, 0.5 + Math.sin(turn * 1.3) * 0.3)
      })
    }
  },
}
export const Live: StoryObj = {
  parameters: { scene: others },
  async play({ canvasElement }) {
    await ready(canvasElement)
    await waitFor(() => expect(within(canvasElement).getByText('Carol')).toBeVisible())
  },
}
export const Stale: StoryObj = { parameters: { scene: scenes.stale(others) } }
export const Refused: StoryObj = { parameters: { scene: scenes.refused() } }
export const Disabled: StoryObj = { args: { disabled: true } }
