import { component, type Engine, el, slot, use } from '@channelkit/ui'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from '../components/driver.ts'
import { useView } from './use-view.ts'

interface Word {
  word?: string
}

/** An engine that writes down what happens to it. */
function noting(name: string, log: string[]): Engine<HTMLElement, string> {
  return (_, first) => {
    log.push(`${name} takes ${first}`)
    return {
      update: (next) => void log.push(`${name} is told ${next}`),
      destroy: () => void log.push(`${name} lets go`),
    }
  }
}

/**
 * What a binding must make of a view, whichever framework it is for. Each test has a definition of a few lines, so
 * this is also the page that explains views.
 */
export function view(driver: ComponentDriver): void {
  const show = useView(driver)

  describe(`${driver.name}: an engine`, () => {
    it('appears late, is told of changes, gives way to another and goes, while its element stays', async () => {
      const log: string[] = []
      const [one, other] = [noting('one', log), noting('other', log)]
      const box = component<Word & { by?: 'one' | 'other' }>()({
        name: 'box',
        props: { word: 'plain', by: 'plain' },
        stores: () => ({}),
        view: ({ props: { word = '', by } }) =>
          el(
            'section',
            { 'data-ck': 'box' },
            el('div', { role: 'img', use: by && use(by === 'one' ? one : other, word) }),
          ),
      })
      const shown = await show(box, { word: 'a' })
      const element = shown.root.querySelector('[role=img]')
      expect(log).toEqual([])
      await shown.set({ by: 'one' })
      await shown.set({ word: 'b' })
      await shown.set({ by: 'other' })
      await shown.set({ by: undefined })
      expect(log.filter((line, i) => line !== log[i - 1])).toEqual([
        'one takes a',
        'one is told b',
        'one lets go',
        'other takes b',
        'other lets go',
      ])
      expect(shown.root.querySelector('[role=img]')).toBe(element)
    })

    it('holds an element that is in the page, on the root too, and lets go of what goes', async () => {
      const log: string[] = []
      const measuring = (name: string) => (element: HTMLElement) => {
        log.push(`${name} ${document.contains(element)} ${element.textContent}`)
        return { destroy: () => void log.push(`${name} gone`) }
      }
      const [outer, inner] = [measuring('outer'), measuring('inner')]
      const box = component<Word>()({
        name: 'box',
        props: { word: 'plain' },
        stores: () => ({}),
        view: ({ props: { word } }) =>
          el(
            'section',
            { 'data-ck': 'box', use: use(outer, null) },
            word && el('p', { use: use(inner, null) }, word),
          ),
      })
      const shown = await show(box, { word: 'a' })
      expect(log.slice(-2).sort()).toEqual(['inner true a', 'outer true a'])
      log.length = 0
      await shown.set({ word: undefined })
      await shown.set({ word: 'b' })
      expect(log).toEqual(['inner gone', 'inner true b'])
      await shown.set({ word: undefined })
      shown.unmount()
      expect(log.slice(2)).toEqual(['inner gone', 'outer gone'])
    })

    it('goes with its key, and is not taken for a sibling of the same kind', async () => {
      const log: string[] = []
      const engines = { a: noting('a', log), b: noting('b', log), c: noting('c', log), d: noting('d', log) }
      const list = component<{ order: readonly ('a' | 'b' | 'c' | 'd')[]; note?: boolean }>()({
        name: 'list',
        props: { order: 'plain', note: 'flag' },
        stores: () => ({}),
        view: ({ props: { order, note } }) =>
          el(
            'ul',
            { 'data-ck': 'list' },
            note && el('li', {}, 'note'),
            ...order.map((key) => el('li', { key, use: use(engines[key], 'same') }, key)),
          ),
      })
      const shown = await show(list, { order: ['a', 'b', 'c'] })
      const items = () => [...shown.root.querySelectorAll('li')]
      const [a, b, c] = items()
      log.length = 0
      await shown.set({ order: ['c', 'a', 'b'] })
      expect(items()).toEqual([c, a, b])
      await shown.set({ note: true })
      expect(items().slice(1)).toEqual([c, a, b])
      expect(log).toEqual([])
      await shown.set({ order: ['c', 'b'] })
      expect([items().slice(1), log.splice(0)]).toEqual([[c, b], ['a lets go']])
      await shown.set({ order: ['d', 'c', 'b'] })
      expect([items().slice(2), log]).toEqual([[c, b], ['d takes same']])
    })

    it('keeps what it wrote on its element', async () => {
      const drawing: Engine<HTMLElement, unknown> = (element) => {
        element.style.setProperty('translate', '4px')
        return undefined
      }
      const box = component<Word>()({
        name: 'box',
        props: { word: 'plain' },
        stores: () => ({}),
        view: ({ props: { word } }) =>
          el('p', { 'data-ck': 'box', style: { '--ck-hue': 7 }, use: use(drawing, null) }, word),
      })
      const { root, set } = await show(box, { word: 'a' })
      await set({ word: 'b' })
      expect([root.textContent, root.style.translate]).toEqual(['b', '4px'])
    })
  })

  describe(`${driver.name}: a slot`, () => {
    const card = component<Word, { item: { word: string } }>()({
      name: 'card',
      props: { word: 'plain' },
      slots: { item: true },
      stores: () => ({}),
      view: ({ props: { word = '' } }) =>
        el('p', { 'data-ck': 'card' }, 'it is ', slot('item', { word }, el('b', {}, word)), '.'),
    })
    const item = ({ word }: { word: string }) => word.toUpperCase()

    it('is filled by the application, and falls back to what stands there otherwise', async () => {
      const plain = await show(card, { word: 'a' })
      expect(plain.root.innerHTML.replace(/<!--.*?-->/g, '')).toBe('it is <b>a</b>.')
      plain.unmount()
      const filled = await show(card, { word: 'b' }, { item })
      expect(filled.root.textContent).toBe('it is B.')
      await filled.set({ word: 'c' })
      expect(filled.root.textContent).toBe('it is C.')
    })

    it('goes on and off while the component stands', async () => {
      const { root, set } = await show(card, { word: 'a' })
      await set({}, { item })
      expect(root.textContent).toBe('it is A.')
      await set({}, {})
      expect([root.textContent, root.querySelector('b')?.textContent]).toEqual(['it is a.', 'a'])
    })
  })

  describe(`${driver.name}: attributes`, () => {
    const note = component<Word>()({
      name: 'note',
      props: { word: 'plain' },
      stores: () => ({}),
      view: ({ props: { word } }) =>
        el(
          'p',
          { 'data-ck': 'note', class: 'own', title: 'ours', style: { color: 'red', '--ck-hue': 7 } },
          word,
        ),
    })

    it('of the application count, add to class and style, and leave ours where they are undefined', async () => {
      const { root, set } = await show(note, { title: 'theirs', class: 'more', style: { width: '9px' } })
      expect([root.title, root.className, root.style.width]).toEqual(['theirs', 'own more', '9px'])
      expect([root.style.color, root.style.getPropertyValue('--ck-hue')]).toEqual(['red', '7'])
      await set({ title: undefined, class: undefined, style: { color: 'blue' } })
      expect([root.title, root.className, root.style.color]).toEqual(['ours', 'own', 'blue'])
      await set({ title: null })
      expect(root.hasAttribute('title')).toBe(false)
    })

    it('mean the same everywhere: booleans, styles by their CSS names, numbers as they are', async () => {
      const box = component()({
        name: 'box',
        props: {},
        stores: () => ({}),
        view: () =>
          el(
            'p',
            {
              'data-ck': 'box',
              'aria-busy': false,
              'data-on': true,
              'data-off': false,
              hidden: false,
              title: undefined,
              style: { 'inline-size': '12px', '--ck-at': 3, 'z-index': 2, 'flex-grow': 1, order: undefined },
            },
            el('button', { disabled: true, tabindex: -1, 'aria-pressed': true }),
            el('time', { datetime: '2026-01-01' }),
          ),
      })
      const { root } = await show(box)
      const has = (name: string) => root.getAttribute(name)
      expect(['aria-busy', 'data-on', 'data-off', 'hidden', 'title'].map(has)).toEqual([
        'false',
        '',
        null,
        null,
        null,
      ])
      const { style } = root
      expect([style.inlineSize, style.getPropertyValue('--ck-at'), style.zIndex]).toEqual(['12px', '3', '2'])
      expect([style.flexGrow, style.order]).toEqual(['1', ''])
      const button = root.querySelector('button')!
      expect([button.disabled, button.tabIndex, button.getAttribute('aria-pressed')]).toEqual([
        true,
        -1,
        'true',
      ])
      expect(root.querySelector('time')!.dateTime).toBe('2026-01-01')
    })

    it('of elements without an end tag need no children, and nobody complains', async () => {
      const complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
      const box = component()({
        name: 'box',
        props: {},
        stores: () => ({}),
        view: () =>
          el('div', { 'data-ck': 'box' }, el('img', { alt: '' }), el('br', {}), el('hr', {}), el('wbr', {})),
      })
      const { root } = await show(box)
      expect([...root.children].map(({ tagName }) => tagName)).toEqual(['IMG', 'BR', 'HR', 'WBR'])
      for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
      vi.restoreAllMocks()
    })
  })
}
