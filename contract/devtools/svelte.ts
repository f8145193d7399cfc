import { cleanup, render } from '@testing-library/svelte'
import { tick } from 'svelte'
import type { DevtoolsDriver } from './driver.ts'
import Page from './Page.svelte'

export const svelte: DevtoolsDriver = {
  name: 'Svelte',
  holders: {
    ticker: 'Ticker.svelte × 2 by useLatest',
    'private-door': 'Doorbell.svelte by useEvent',
    'presence-room': 'PresenceList in Room.svelte',
  },
  mount(kit, options = {}) {
    render(Page, { props: { kit, options } })
  },
  async act(run) {
    await run()
    await tick()
  },
  cleanup,
}
