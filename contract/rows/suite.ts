import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectAccessible } from '../components/suite.ts'
import type { RowsDriver, Thing } from './driver.ts'

const things = (count: number, from = 1): Thing[] =>
  Array.from({ length: count }, (_, i) => ({ id: `t${from + i}`, name: `Thing ${from + i}` }))
const keyOf = ({ id }: Thing) => id
const textOf = ({ name }: Thing) => name
const plain = { keyOf, textOf, rowHeight: 40 }
const feed = { keyOf, rowHeight: 40, follow: true, unfold: 80 }

const list = () => screen.getByRole('list', { name: 'Things' })
const rows = () => within(list()).getAllByRole('listitem')
const texts = () => rows().map((row) => row.textContent.trim())
const viewport = () => list().parentElement!
const status = () => screen.getByRole('status').textContent
const focused = () => document.activeElement?.textContent
/** What happens with the next frames, and once the framework has rendered. */
const soon = <T>(look: () => T) => vi.waitFor(look, { timeout: 3000 })

/** What a list of an application's own markup is, in whichever framework. */
export function ownRows(driver: RowsDriver): void {
  describe(`${driver.name}: a list of one's own markup`, () => {
    const style = document.createElement('style')
    style.textContent = '.viewport { height: 200px } .viewport ul { outline: 1px solid }'
    beforeEach(() => document.head.append(style))
    afterEach(() => {
      driver.cleanup()
      style.remove()
    })

    it('has few rows in the page, each of which says its place, and is as high as all', async () => {
      await driver.show({ items: things(1000), options: plain })
      await soon(() => expect(rows()).toHaveLength(9))
      expect(rows()[0]!.getAttribute('aria-setsize')).toBe('1000')
      expect(viewport().scrollHeight).toBe(40_000)
      viewport().scrollTop = 20_000
      await soon(() => expect(texts()).toContain('Thing 501'))
      const row = screen.getByText('Thing 501')
      expect(row.getAttribute('aria-posinset')).toBe('501')
      expect(row.getBoundingClientRect().top).toBe(viewport().getBoundingClientRect().top)
      expect(rows().length).toBeLessThan(20)
      await expectAccessible(viewport())
    })

    it('is walked by keys, and keeps the focus where it is scrolled out of sight', async () => {
      await driver.show({ items: things(1000), options: plain })
      const user = userEvent.setup()
      await soon(() => expect(rows().filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1))
      rows()[0]!.focus()
      for (const [key, thing] of [
        ['{ArrowDown}', 2],
        ['{PageDown}', 6],
        ['{End}', 1000],
        ['{ArrowUp}', 999],
      ]) {
        await user.keyboard(key as string)
        await soon(() => expect(focused()).toBe(`Thing ${thing}`))
      }
      viewport().scrollTop = 0
      await soon(() => expect(texts()[0]).toBe('Thing 1'))
      expect(focused()).toBe('Thing 999')
      await user.keyboard('{Home}')
      await soon(() => expect(focused()).toBe('Thing 1'))
    })

    it('takes the row up that was pressed, and Tab comes back to it', async () => {
      await driver.show({ items: things(50), options: plain })
      const user = userEvent.setup()
      await user.click(screen.getByText('Thing 3'))
      await soon(() => expect(screen.getByText('Thing 3').tabIndex).toBe(0))
      await user.tab({ shift: true })
      await user.tab()
      expect(focused()).toBe('Thing 3')
    })

    it('hands the focus on when the row that had it goes, to the one that stands there then', async () => {
      const items = things(50)
      const set = await driver.show({ items, options: plain })
      const user = userEvent.setup()
      await user.click(screen.getByText('Thing 3'))
      await set({ items: items.filter(({ id }) => id !== 't3') })
      await soon(() => expect(focused()).toBe('Thing 4'))
      await user.keyboard('{ArrowDown}')
      await soon(() => expect(focused()).toBe('Thing 5'))
    })

    it('is searched, from the top again', async () => {
      const set = await driver.show({ items: things(300), options: plain })
      const user = userEvent.setup()
      viewport().scrollTop = 8000
      await soon(() => expect(texts()).toContain('Thing 201'))
      await user.type(screen.getByRole('searchbox', { name: 'Find' }), 'THING 29')
      await soon(() => expect(texts()[0]).toBe('Thing 29'))
      expect(status()).toBe('11 of 300, live, 0 fresh')
      expect(viewport().scrollTop).toBe(0)
      await set({ items: things(28) })
      await soon(() => expect(status()).toBe('0 of 28, live, 0 fresh'))
      expect(within(list()).queryAllByRole('listitem')).toEqual([])
      await user.clear(screen.getByRole('searchbox', { name: 'Find' }))
      await soon(() => expect(status()).toBe('28 of 28, live, 0 fresh'))
    })

    it('follows its end, stands still while somebody reads, and counts what comes', async () => {
      const set = await driver.show({ items: things(100), options: feed })
      const atEnd = () => viewport().scrollTop + viewport().clientHeight >= viewport().scrollHeight - 2
      await soon(() => expect(texts().at(-1)).toBe('Thing 100'))
      await set({ items: things(200) })
      await soon(() => expect([texts().at(-1), atEnd()]).toEqual(['Thing 200', true]))
      viewport().scrollTop = 400
      await soon(() => expect(status()).toBe('200 of 200, paused, 0 fresh'))
      await set({ items: things(205) })
      await soon(() => expect(status()).toBe('200 of 205, paused, 5 fresh'))
      // Those that were read have gone from what is kept.
      await set({ items: things(100, 300) })
      await soon(() => expect(status()).toBe('200 of 100, paused, 100 fresh'))
      viewport().scrollTop = viewport().scrollHeight
      await soon(() => expect(status()).toBe('100 of 100, live, 0 fresh'))
      await soon(() => expect([texts().at(-1), atEnd()]).toEqual(['Thing 399', true]))
    })

    it('unfolds a row, and walks by where rows then stand', async () => {
      await driver.show({ items: things(100), options: feed })
      const user = userEvent.setup()
      await soon(() => expect(texts().at(-1)).toBe('Thing 100'))
      await user.click(screen.getByRole('button', { name: 'Thing 97' }))
      const open = await soon(() => screen.getByText('All of Thing 97'))
      expect(screen.getByRole('button', { name: 'Thing 97' }).getAttribute('aria-expanded')).toBe('true')
      expect(viewport().scrollHeight).toBe(100 * 40 + 80)
      await soon(() => {
        const below = screen.getByRole('button', { name: 'Thing 98' }).closest('li')!
        const at = open.closest('li')!.getBoundingClientRect()
        expect([at.height, below.getBoundingClientRect().top]).toEqual([120, at.bottom])
      })
      open.focus()
      await user.keyboard('{ArrowDown}')
      expect(document.activeElement).toBe(open)
      screen.getByRole('button', { name: 'Thing 97' }).focus()
      await user.keyboard('{End}')
      await soon(() => expect(focused()).toBe('Thing 100'))
      const row = document.activeElement!.closest('li')!.getBoundingClientRect()
      expect(row.bottom).toBeLessThanOrEqual(viewport().getBoundingClientRect().bottom + 0.5)
      await user.click(screen.getByRole('button', { name: 'Thing 97' }))
      await soon(() => expect(screen.queryByText('All of Thing 97')).toBeNull())
      await user.click(screen.getByRole('button', { name: 'Pause or resume' }))
      await soon(() => expect(status()).toContain('live'))
    })

    it('stands what it is given: no items, no height, two of one key', async () => {
      const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
      const set = await driver.show({ items: [], options: { keyOf, rowHeight: 0 } })
      expect(within(list()).queryAllByRole('listitem')).toEqual([])
      await set({ items: [...things(3), ...things(2)], options: { keyOf, rowHeight: Number.NaN } })
      await soon(() => expect(texts()).toEqual(['Thing 1', 'Thing 2', 'Thing 3', 'Thing 1', 'Thing 2']))
      expect(rows()[1]!.getBoundingClientRect().height).toBe(40)
      await set({ items: things(1) })
      await soon(() => expect(texts()).toEqual(['Thing 1']))
      for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
      vi.restoreAllMocks()
    })
  })
}
