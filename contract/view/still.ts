import { anatomy, component, type ElementNode, each, el, slot } from '@channelkit/ui'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from '../components/driver.ts'
import { useView } from './use-view.ts'

const parts = anatomy('still', { ...each<string>()({ row: 'li' }) })

/** A list whose rows are the same nodes for as long as their words are. */
const list = component<{ words: readonly string[] }, { word: { word: string } }>()({
  name: 'still',
  props: { words: 'plain' },
  parts,
  slots: { word: true },
  stores: () => ({}),
  memory: () => new Map<string, ElementNode>(),
  view({ props: { words }, memory }) {
    const rows = words.map((word) => {
      const row =
        memory.get(word) ??
        el('li', { key: word, ...parts.row(word), still: true }, slot('word', { word }, word))
      memory.set(word, row)
      return row
    })
    return el('ul', parts.root, ...rows)
  },
})

/** What a binding must make of nodes that are given again as they were. */
export function still(driver: ComponentDriver): void {
  const show = useView(driver)
  const texts = (root: HTMLElement) => [...root.querySelectorAll('li')].map((row) => row.textContent)

  describe(`${driver.name}: a node that is still what it was`, () => {
    it('keeps its element, also where it goes elsewhere, goes and comes again', async () => {
      const { root, set } = await show(list, { words: ['a', 'b', 'c'] })
      const [a, b] = root.querySelectorAll('li')
      await set({ words: ['c', 'b', 'a', 'd'] })
      expect([texts(root), root.querySelectorAll('li')[2], root.querySelectorAll('li')[1]]).toEqual([
        ['c', 'b', 'a', 'd'],
        a,
        b,
      ])
      await set({ words: ['d'] })
      await set({ words: ['a', 'd'] })
      expect(texts(root)).toEqual(['a', 'd'])
    })

    it('is made anew when the application gives its part or its slot something else', async () => {
      const { root, set } = await show(
        list,
        { words: ['a', 'b'], partProps: { row: (word: string) => ({ title: word }) } },
        { word: ({ word }: { word: string }) => word.toUpperCase() },
      )
      const titles = () => [...root.querySelectorAll('li')].map(({ title }) => title)
      expect([texts(root), titles()]).toEqual([
        ['A', 'B'],
        ['a', 'b'],
      ])
      await set(
        { words: ['a', 'b'], partProps: { row: (word: string) => ({ title: `${word}!` }) } },
        { word: ({ word }: { word: string }) => `<${word}>` },
      )
      expect([texts(root), titles()]).toEqual([
        ['<a>', '<b>'],
        ['a!', 'b!'],
      ])
      await set({ words: ['a', 'b'], partProps: undefined }, {})
      expect([texts(root), titles()]).toEqual([
        ['a', 'b'],
        ['', ''],
      ])
    })
  })
}
