import type { ChannelKitError } from '@channelkit/core'
import { anatomy, component, type Engine, each, el, use } from '@channelkit/ui'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from '../components/driver.ts'
import { useView } from './use-view.ts'

interface Row {
  id: string
  done: boolean
}

const parts = anatomy('todo', { search: 'input', ...each<Row>()({ row: 'li', name: 'span' }) })
const log: string[] = []
const holding: Engine<HTMLInputElement, unknown> = (element) =>
  void log.push(`holds ${element.type}`) as undefined

const todo = component<{ rows: readonly Row[] }>()({
  name: 'todo',
  props: { rows: 'plain' },
  parts,
  stores: () => ({}),
  view: ({ props: { rows } }) =>
    el(
      'div',
      parts.root,
      el('input', { ...parts.search, type: 'search', title: 'ours', use: use(holding, null) }),
      el(
        'ul',
        {},
        ...rows.map((row) =>
          el(
            'li',
            {
              key: row.id,
              ...parts.row(row),
              style: { '--ck-at': 1 },
              onclick: () => log.push(`ours ${row.id}`),
            },
            el('span', parts.name(row), row.id),
          ),
        ),
      ),
    ),
})

/** What a binding must make of the attributes that an application gives to parts. */
export function partProps(driver: ComponentDriver): void {
  const errors: ChannelKitError[] = []
  const show = useView(driver, { onError: (error) => errors.push(error) })
  const rows = [
    { id: 'a', done: true },
    { id: 'b', done: false },
  ]

  describe(`${driver.name}: partProps`, () => {
    it('are attributes of a part, which count like those of the root', async () => {
      const given = { search: { placeholder: 'Find', title: undefined, 'data-mine': '' } }
      const { root, set } = await show(todo, { rows, partProps: given })
      const input = root.querySelector('input')!
      expect([input.placeholder, input.title, input.type, input.className]).toEqual([
        'Find',
        'ours',
        'search',
        'ck-todo-search',
      ])
      expect(root.hasAttribute('partprops') || root.hasAttribute('part-props')).toBe(false)
      expect(log.splice(0)).toContain('holds search')
      await set({ partProps: { search: { placeholder: 'Look' } } })
      expect([input.placeholder, input.hasAttribute('data-mine')]).toEqual(['Look', false])
      expect(root.querySelector('input')).toBe(input)
    })

    it('are made for each part that there are many of, from what it stands for', async () => {
      const row = ({ id, done }: Row) => ({
        id: `row-${id}`,
        class: done ? 'done' : undefined,
        style: { width: '9px' },
        onclick: (event: Event) => {
          log.push(`theirs ${id}`)
          if (done) event.preventDefault()
        },
      })
      const { root } = await show(todo, { rows, partProps: { row, name: { 'data-mine': 'all' } } })
      const [first, second] = root.querySelectorAll('li')
      expect([first!.id, first!.className, second!.className]).toEqual([
        'row-a',
        'ck-todo-row done',
        'ck-todo-row',
      ])
      expect([first!.style.width, first!.style.getPropertyValue('--ck-at')]).toEqual(['9px', '1'])
      expect(root.querySelectorAll('span[data-mine=all]')).toHaveLength(2)
      await driver.act(async () => first!.click())
      await driver.act(async () => second!.click())
      expect(log.splice(0).filter((line) => !line.startsWith('holds'))).toEqual([
        'theirs a',
        'theirs b',
        'ours b',
      ])
    })

    it('that throw are none', async () => {
      const row = ({ id }: Row) => {
        if (id === 'a') throw new Error('no a')
        return { id: 'row-b' }
      }
      const { root } = await show(todo, { rows, partProps: { row } })
      expect([...root.querySelectorAll('li')].map(({ id }) => id)).toEqual(['', 'row-b'])
      expect(errors.map(({ message }) => message.split('. ')[0])).toEqual([
        'partProps.row of todo threw: Error: no a',
      ])
    })
  })
}
