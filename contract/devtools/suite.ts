import { waitFor, within } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from '../components/suite.ts'
import type { DevtoolsDriver } from './driver.ts'
import { person, useDevtoolsStage } from './stage.ts'

/** What devtools are in every framework: how they come and go, and whom they name. */
export function devtools(driver: DevtoolsDriver): void {
  describe(`${driver.name}: devtools`, () => {
    const stage = useDevtoolsStage(driver)

    it('are a button at first, and nobody is watched', async () => {
      await stage.mount()
      expect(stage.panel.getAllByRole('button')).toHaveLength(1)
      expect(stage.kit.internals.frames.onCommit.size).toBe(0)
      expect(stage.kit.activity.getSnapshot().entries).toEqual([])
    })

    it.each(Object.entries(driver.holders))('say who holds %s', async (channel, holder) => {
      await stage.open('Channels')
      const row = stage.panel.getByRole('button', { name: new RegExp(`^▸?${channel}`) })
      expect(row.textContent).toContain('live')
      await stage.press(row)
      const inside = row.parentElement!.querySelector('.holders')!
      await waitFor(() => expect(inside.textContent).toContain(holder))
      expect([...inside.querySelectorAll('li')].map((one) => one.textContent)).toHaveLength(1)
    })

    it('say which stores there are, and who holds those', async () => {
      await stage.open('Stores')
      const row = stage.panel.getByRole('button', { name: /latest.*ticker/ })
      // A hook of Svelte follows its store by two ways.
      expect(row.textContent).toMatch(/[24] references/)
      await stage.press(row)
      expect(row.parentElement!.textContent).toContain(driver.holders.ticker)
    })

    it('show who is there', async () => {
      await stage.open('Channels')
      await stage.press(stage.panel.getByRole('button', { name: /presence-room/ }))
      await stage.says('ann (you)')
      const bob = stage.server.presence('presence-room').join(person('bob'))
      await stage.says('bob')
      await stage.act(bob.leave)
    })

    it('go with the page, and come back as they were left', async () => {
      await stage.open('Stores')
      driver.cleanup()
      expect(stage.host).toBe(null)
      await stage.mount()
      await waitFor(() => stage.panel.getByRole('tab', { name: 'Stores', selected: true }))
      await waitFor(() => {
        // Its keys are heard once it is in the page, which may be a moment after it shows.
        stage.key('Escape')
        expect(stage.panel.getAllByRole('button')).toHaveLength(1)
      })
      driver.cleanup()
      await stage.mount()
      expect(stage.panel.getAllByRole('button')).toHaveLength(1)
    })

    it('have nothing that axe minds, in any tab', async () => {
      await stage.open('Connection')
      await stage.act(() => stage.server.emit('ticker', 'price', 1))
      for (const tab of ['Connection', 'Channels', 'Stores', 'Events', 'Record']) {
        await stage.tab(tab)
        for (const one of stage.panel.queryAllByRole('button', { expanded: false })) await stage.press(one)
        await expectAccessible(within(stage.root).getByRole('region', { name: 'ChannelKit devtools' }))
      }
    })
  })
}
