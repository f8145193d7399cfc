import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { at, cell, grid, head, quote, rows, symbols, table, text } from './live-table-quotes.ts'
import { expectAccessible, useStage } from './suite.ts'

/** What stands there, and not what is said of it. */
const note = (text: string) => screen.getByText(text, { ignore: '[data-ck=announcer]' })

export function liveTable(driver: ComponentDriver): void {
  describe(`${driver.name}: LiveTable`, () => {
    const stage = useStage(driver)
    const tell = (...quotes: unknown[]) => stage.act(() => stage.server.emit('market', 'quote', quotes))
    const three = () => tell(quote('B', 2, 'Rail'), quote('A', 1), quote('C', 3))
    const press = (keys: string) => stage.act(() => userEvent.keyboard(keys))

    it('shows rows as they come, with what changed and which way, not by colour alone', async () => {
      const { root } = await stage.show('LiveTable', table)
      expect([root.dataset.state, root.textContent]).toEqual([
        'empty',
        expect.stringContaining('No rows yet.'),
      ])
      await expectAccessible(root)
      await three()
      expect(symbols()).toEqual(['B', 'A', 'C'])
      expect(text('A', 'price')).toBe('1.00')
      expect([grid().getAttribute('aria-rowcount'), grid().getAttribute('aria-colcount')]).toEqual(['4', '3'])
      expect(root.querySelector('[data-change]')).toBeNull()
      await tell(quote('A', 1.5), quote('B', '1.25', 'Steel'))
      expect([cell('A', 'price').dataset.change, cell('B', 'price').dataset.change]).toEqual(['up', 'down'])
      expect(cell('B', 'sector').dataset.change).toBe('other')
      expect(cell('A', 'price').querySelector('[data-part=change] [data-icon=up]')).toBeTruthy()
      expect(cell('A', 'sector').dataset.change).toBeUndefined()
      const { flash } = cell('A', 'price').dataset
      await tell(quote('A', 1.75))
      expect(cell('A', 'price').dataset.flash).not.toBe(flash)
      await stage.act(() => stage.server.emit('market', 'delisted', 'C'))
      await vi.waitFor(() => expect(symbols()).toEqual(['B', 'A']))
      await expectAccessible(root)
    })

    it('has few of ten thousand rows in the page, and the last one at hand', async () => {
      await stage.show('LiveTable', table)
      await tell(...Array.from({ length: 10_000 }, (_, n) => quote(`S${n}`, n)))
      await vi.waitFor(() => expect(screen.getByText('10,000 rows')).toBeTruthy())
      expect(rows().length).toBeLessThan(40)
      await stage.act(() => cell('S0', 'symbol').focus())
      await press('{Control>}{End}{/Control}')
      await vi.waitFor(() => expect(at()).toEqual(['S9999', 'sector']))
      await vi.waitFor(() => expect(symbols()).toContain('S9990'))
      expect(rows().length).toBeLessThan(40)
      await tell(quote('S9998', -1))
      expect(text('S9998', 'price')).toBe('-1.00')
    })

    it('is sorted by its heads, once more the other way, and not at all', async () => {
      const onSort = vi.fn()
      await stage.show('LiveTable', { ...table, onSort })
      await three()
      const click = (name: string) => stage.act(() => userEvent.click(head(name)))
      await click('Price')
      expect([symbols(), head('Price').getAttribute('aria-sort')]).toEqual([['A', 'B', 'C'], 'ascending'])
      await click('Price')
      expect([symbols(), head('Price').getAttribute('aria-sort')]).toEqual([['C', 'B', 'A'], 'descending'])
      await click('Price')
      expect([symbols(), head('Price').getAttribute('aria-sort')]).toEqual([['B', 'A', 'C'], null])
      expect(onSort.mock.calls.at(-2)).toEqual([[{ column: 'price', direction: 'desc' }]])
      await click('Sector')
      await stage.act(() => userEvent.keyboard('{Shift>}'))
      await stage.act(() => head('Price').focus())
      await press('{Shift>}{Enter}{/Shift}')
      expect(symbols()).toEqual(['A', 'C', 'B'])
    })

    it('follows a sorted column, and holds the order while somebody is on the rows', async () => {
      const { root } = await stage.show('LiveTable', {
        ...{ ...table, reorder: 150 },
        sort: { column: 'price', direction: 'desc' },
      })
      await three()
      await vi.waitFor(() => expect(symbols()).toEqual(['C', 'B', 'A']))
      await tell(quote('A', 9))
      await vi.waitFor(() => expect(symbols()).toEqual(['A', 'C', 'B']))
      await stage.act(() => cell('C', 'price').focus())
      await tell(quote('B', 99), quote('D', 50))
      await vi.waitFor(() => expect(note('Order held: 2 rows would move')).toBeTruthy())
      expect([symbols(), text('B', 'price')]).toEqual([['A', 'C', 'B'], '99.00'])
      await stage.act(() => stage.server.emit('market', 'delisted', 'A'))
      await vi.waitFor(() => expect(note('Order held: 3 rows would move')).toBeTruthy())
      expect([symbols(), text('A', 'price')]).toEqual([['A', 'C', 'B'], '9.00'])
      await expectAccessible(root)
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: /would move/ })))
      await vi.waitFor(() => expect(symbols()).toEqual(['B', 'D', 'C']))
      expect(screen.queryByRole('button', { name: /would move/ })).toBeNull()
      await vi.waitFor(() => expect(at()).toEqual(['C', 'price']))
      await tell(quote('C', 100))
      await vi.waitFor(() => expect(note('Order held: 1 row would move')).toBeTruthy())
      await stage.act(() => userEvent.click(screen.getByRole('searchbox')))
      await vi.waitFor(() => expect(symbols()).toEqual(['C', 'B', 'D']))
    })

    it('is walked by keyboard, from the head to the last cell', async () => {
      await stage.show('LiveTable', table)
      await three()
      await stage.act(() => screen.getByRole('button', { name: 'CSV' }).focus())
      await stage.act(() => userEvent.tab())
      expect(at()).toEqual(['head', 'symbol'])
      const walk = async (keys: string, to: readonly string[]) => {
        await press(keys)
        await vi.waitFor(() => expect(at()).toEqual(to))
      }
      await walk('{ArrowRight}', ['head', 'price'])
      await walk('{ArrowDown}', ['B', 'price'])
      // One by one: React 18 renders at the end of what is waited for.
      for (const to of ['A', 'C', 'C']) await walk('{ArrowDown}', [to, 'price'])
      await walk('{Home}', ['C', 'symbol'])
      await walk('{End}', ['C', 'sector'])
      await walk('{Control>}{Home}{/Control}', ['B', 'symbol'])
      await walk('{PageDown}', ['C', 'symbol'])
      await walk('{PageUp}', ['B', 'symbol'])
      await walk('{ArrowUp}', ['head', 'symbol'])
      await walk('{ArrowLeft}', ['head', 'symbol'])
      expect(grid().querySelectorAll('[data-column][tabindex="0"]')).toHaveLength(1)
    })

    it('selects rows by pointer and keyboard', async () => {
      const onSelect = vi.fn()
      await stage.show('LiveTable', { ...table, selection: 'multiple', onSelect })
      await three()
      const chosen = () =>
        rows()
          .filter((row) => row.getAttribute('aria-selected') === 'true')
          .map((row) => row.dataset.row)
      await stage.act(() => userEvent.click(cell('B', '')))
      expect([chosen(), onSelect.mock.calls.at(-1)]).toEqual([['B'], [['B']]])
      await stage.act(() => cell('C', 'price').focus())
      await press('{Shift>} {/Shift}')
      expect([...chosen()].sort()).toEqual(['A', 'B', 'C'])
      await press(' ')
      expect([...chosen()].sort()).toEqual(['A', 'B'])
      await press('{Control>}a{/Control}')
      expect(chosen()).toHaveLength(3)
      expect(screen.getByText('3 rows · 3 selected')).toBeTruthy()
      await expectAccessible(grid())
    })

    it('lets columns be left out, put elsewhere, made wider: by keyboard too, and tells of it', async () => {
      const onLayout = vi.fn()
      const { root } = await stage.show('LiveTable', { ...table, onLayout })
      await three()
      const heads = () =>
        within(grid())
          .getAllByRole('columnheader')
          .map((one) => one.textContent!.trim())
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Columns' })))
      await expectAccessible(root)
      await stage.act(() => userEvent.click(screen.getByRole('checkbox', { name: 'Price' })))
      expect(heads()).toEqual(['Symbol', 'Sector'])
      expect(onLayout.mock.calls.at(-1)).toEqual([{ hidden: ['price'] }])
      await stage.act(() => userEvent.click(screen.getByRole('checkbox', { name: 'Price' })))
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Move Sector earlier' })))
      expect(heads()).toEqual(['Symbol', 'Sector', 'Price'])
      await press('{Escape}')
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Columns' }))
      await stage.act(() => head('Sector').focus())
      await press('{Shift>}{ArrowLeft}{/Shift}')
      expect(heads()).toEqual(['Sector', 'Symbol', 'Price'])
      await vi.waitFor(() => expect(at()).toEqual(['head', 'sector']))
      const before = head('Sector').offsetWidth
      await press('{Alt>}{ArrowRight}{/Alt}')
      await vi.waitFor(() => expect(head('Sector').offsetWidth).toBe(before + 16))
      expect(onLayout.mock.calls.at(-1)![0].widths).toEqual({ sector: before + 16 })
    })

    it('is searched, by all that one can read', async () => {
      const { root } = await stage.show('LiveTable', table)
      await three()
      await stage.act(() => userEvent.type(screen.getByRole('searchbox'), 'rail 2'))
      expect([symbols(), screen.getByRole('status').textContent]).toEqual([['B'], '1 found'])
      await stage.act(() => userEvent.type(screen.getByRole('searchbox'), 'zzz'))
      expect(root.textContent).toContain('No row fits.')
      await expectAccessible(root)
    })

    it('saves what it shows, and no formula', async () => {
      const files: Blob[] = []
      vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
        files.push(blob as Blob)
        return 'blob:x'
      })
      vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
      await stage.show('LiveTable', { ...table, sort: { column: 'price', direction: 'asc' } })
      await tell(quote('=1+1', 2, 'a,b'), quote('A', -1))
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'CSV' })))
      expect((await files[0]!.text()).replace('\uFEFF', '')).toBe(
        `Symbol,Price,Sector\r\nA,-1,Food\r\n'=1+1,2,"a,b"\r\n`,
      )
      vi.restoreAllMocks()
    })

    it('keeps rows while the line is lost, and shows cells of the application’s own', async () => {
      const { root, set } = await stage.show('LiveTable', table, {
        cell: ({ column, text: said }: { column: string; text: string }) => `${column}: ${said}`,
      })
      await three()
      expect(text('A', 'price')).toBe('price: 1.00')
      await stage.act(() => stage.server.cut())
      expect([root.dataset.state, root.textContent]).toEqual([
        'stale',
        expect.stringContaining('These are the last known rows.'),
      ])
      await stage.act(() => stage.server.restore())
      await stage.act(() => cell('A', 'price').focus())
      await set({ ...table, channel: 'elsewhere' })
      await stage.act(() => {})
      expect([root.dataset.state, root.querySelector('[data-row]')]).toEqual(['empty', null])
      await set({ ...table, disabled: true })
      expect([root.dataset.state, root.textContent]).toEqual([
        'disabled',
        expect.stringContaining('Switched off.'),
      ])
    })
  })
}
