import type { ChannelKitError } from '@channelkit/core'
import { component, el, slot } from '@channelkit/ui'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from '../components/driver.ts'
import { useView } from './use-view.ts'

interface ListProps {
  rows: readonly string[]
  format?: (row: string) => string
  onPick?: (row: string) => void
  labels?: Partial<{ count(rows: number): string; title: string }>
}

/** Shows rows, with all that an application may have a say in. */
export const list = component<ListProps, { row: string }>()({
  name: 'list',
  props: { rows: 'plain', format: 'function', onPick: 'function' },
  labels: { title: 'Rows', count: (rows) => `${rows} rows` },
  slots: { row: true },
  stores: () => ({}),
  view: ({ props: { rows, format, onPick }, words }) =>
    el(
      'ul',
      { 'data-ck': 'list', title: words.title, 'aria-label': words.count(rows.length) },
      ...rows.map((row) =>
        el('li', { key: row, onclick: () => onPick?.(row) }, slot('row', row, format?.(row) ?? row)),
      ),
    ),
})

/** What a binding must make of an application's functions that throw. */
export function contained(driver: ComponentDriver): void {
  const errors: ChannelKitError[] = []
  const show = useView(driver, { onError: (error) => errors.push(error) })
  const told = () => errors.splice(0).map(({ code, message }) => [code, message.split('. ')[0]])
  const texts = (root: HTMLElement) => [...root.querySelectorAll('li')].map((row) => row.textContent)
  const rows = ['a', 'b', 'c']
  const failing = (row: string) => {
    if (row === 'b') throw new Error('no b')
    return row.toUpperCase()
  }

  describe(`${driver.name}: what throws`, () => {
    it('is a function: the row falls back, the others stand, and the kit is told once', async () => {
      const { root, set } = await show(list, { rows, format: failing })
      expect(texts(root)).toEqual(['A', 'b', 'C'])
      expect(told()).toEqual([['render-failed', 'format of list threw: Error: no b']])
      await set({ rows: ['b', 'd'] })
      expect([texts(root), told()]).toEqual([['b', 'D'], []])
      await set({ format: (row: string) => `${row}!` })
      expect(texts(root)).toEqual(['b!', 'd!'])
    })

    it('is a label: ours stands there', async () => {
      const labels = { title: undefined, count: () => failing('b') }
      const { root } = await show(list, { rows, labels })
      expect([root.title, root.getAttribute('aria-label')]).toEqual(['Rows', '3 rows'])
      expect(told()).toEqual([['render-failed', 'labels.count of list threw: Error: no b']])
    })

    it('is a slot: ours stands there, and theirs again when it can', async () => {
      const { root, set } = await show(list, { rows }, { row: failing })
      expect(texts(root)).toEqual(['A', 'b', 'C'])
      expect(told()).toEqual([['render-failed', 'the slot row of list threw: Error: no b']])
      await set({ rows: ['c', 'b', 'd'] })
      expect([texts(root), told()]).toEqual([['C', 'b', 'D'], []])
      await set({}, { row: (row: string) => `${row}!` })
      expect(texts(root)).toEqual(['c!', 'b!', 'd!'])
    })

    it('is told something: that is a handler', async () => {
      const { root } = await show(list, { rows, onPick: failing })
      await driver.act(async () => root.querySelectorAll('li')[1]!.click())
      expect(told()).toEqual([['handler-failed', 'onPick of list threw: Error: no b']])
    })
  })
}
