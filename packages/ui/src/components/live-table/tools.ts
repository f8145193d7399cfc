import { icon } from '../../shared/icon.ts'
import { type Child, type ElementNode, el, type Use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { ColumnShown } from './columns.ts'
import type { LiveTableLabels } from './labels.ts'

interface Tools {
  readonly id: string
  readonly words: LiveTableLabels
  readonly query: string
  /** How many rows there are, and are selected, in words. */
  readonly counted: string
  /** How many were found: to be heard as well. */
  readonly found: string
  readonly choosing: boolean
  readonly off: boolean
  readonly use: Use<HTMLButtonElement>
  search(query: string): void
  choose(): void
  /** Null while there is nothing to save. */
  save: ((page: Document) => void) | null
}

/** What stands above the table: search, how many there are, the choice of columns, the file. */
export const tools = (to: Tools): ElementNode =>
  el(
    'div',
    parts.tools,
    el('input', {
      ...parts.search,
      class: `ck-field ${parts.search.class}`,
      type: 'search',
      autocomplete: 'off',
      'aria-label': to.words.search,
      placeholder: to.words.search,
      value: to.query,
      disabled: to.off,
      oninput: ({ currentTarget }) => to.search(currentTarget.value),
    }),
    el('span', parts.count, to.counted),
    el('span', { class: 'ck-hidden', role: 'status' }, to.found),
    el(
      'button',
      {
        ...parts['columns-toggle'],
        class: `ck-button ${parts['columns-toggle'].class}`,
        type: 'button',
        disabled: to.off,
        'aria-expanded': to.choosing,
        'aria-controls': to.choosing ? `${to.id}-columns` : undefined,
        onclick: to.choose,
        use: to.use,
      },
      to.words.columns,
    ),
    el(
      'button',
      {
        ...parts.csv,
        class: `ck-button ${parts.csv.class}`,
        type: 'button',
        disabled: to.save === null,
        onclick: ({ currentTarget }) => to.save?.(currentTarget.ownerDocument),
      },
      to.words.csv,
    ),
  )

interface Choice {
  readonly id: string
  readonly words: LiveTableLabels
  readonly columns: readonly ColumnShown[]
  readonly use: Use<HTMLDivElement>
  isolate(text: string): string
  toggle(column: string): void
  move(column: string, by: 1 | -1): void
  close(): void
}

/** Which columns are shown, and in which order. */
export const choice = ({ id, words, columns, use, isolate, toggle, move, close }: Choice): ElementNode =>
  el(
    'div',
    {
      ...parts.columns,
      id: `${id}-columns`,
      role: 'group',
      'aria-label': words.columns,
      tabindex: -1,
      use,
      onkeydown(event) {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        close()
      },
    },
    ...columns.map((column, at) => {
      const name = isolate(column.title)
      return el(
        'div',
        { key: column.id, ...parts.choice(column) },
        el(
          'button',
          {
            ...parts.show(column),
            type: 'button',
            role: 'checkbox',
            'aria-checked': column.visible,
            onclick: () => toggle(column.id),
          },
          el('span', { 'data-box': true, 'aria-hidden': true }, column.visible && icon('check')),
          el('span', {}, name),
        ),
        mover({ ...parts.earlier(column) }, words.earlier(name), at === 0, 'up', () => move(column.id, -1)),
        mover({ ...parts.later(column) }, words.later(name), at === columns.length - 1, 'down', () =>
          move(column.id, 1),
        ),
      )
    }),
  )

const mover = (
  part: ReturnType<typeof parts.earlier>,
  label: string,
  disabled: boolean,
  sign: 'up' | 'down',
  onclick: () => void,
): ElementNode =>
  el('button', { ...part, type: 'button', 'aria-label': label, disabled, onclick }, icon(sign))

/** Says that the order stands still, and lets it go on. */
export const heldPill = (text: string, release: () => void): Child =>
  el('button', { key: 'held', ...parts.held, type: 'button', onclick: release }, text)

/** Where rows will be. */
export const skeleton = (): ElementNode =>
  el(
    'div',
    { key: 'skeleton', ...parts.skeleton, 'aria-hidden': true },
    ...Array.from({ length: 12 }, () => el('div', {}, el('span', {}), el('span', {}), el('span', {}))),
  )
