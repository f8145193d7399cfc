import type { StoryObj } from '@storybook/html-vite'
import { expect, waitFor } from 'storybook/test'
import { ready } from './stage.ts'
import { type Scene, scenes } from './story.ts'

interface Given {
  /** What happens on the channel while all is well. */
  scene?: Scene
  /** Who or what is there already when nothing else happens. */
  empty?: Scene
}

/** The states in which every component that shows a channel can be, as stories of it. */
export const states = ({ scene = {}, empty = {} }: Given) => ({
  live: inState('live', { scene }),
  loading: inState('loading', { scene: { ...empty, ...scenes.loading } }),
  empty: inState('empty', { scene: empty }),
  stale: inState('stale', { scene: scenes.stale(scene) }),
  failed: inState('error', { scene: scenes.refused(empty) }),
  disabled: inState('disabled', { scene }, { disabled: true }),
})

function inState(state: string, parameters: { scene: Scene }, args = {}): StoryObj {
  return {
    args,
    parameters,
    async play({ canvasElement }) {
      await ready(canvasElement)
      await waitFor(() =>
        expect(canvasElement.querySelector('[data-ck]')?.getAttribute('data-state')).toBe(state),
      )
    },
  }
}
