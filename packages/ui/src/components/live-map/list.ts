import type { RecordsSnapshot } from '@channelkit/core'
import type { MapMarker } from '../../engines/map/index.ts'
import {
  mountedRows,
  rowOfKey,
  scroller,
  scrollToRow,
  type Viewport,
  visibleRows,
} from '../../shared/rows.ts'
import { bdi, type ElementNode, el, type Handlers, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { iconButton } from './controls.ts'
import type { MapCounts } from './formats.ts'
import type { MapLabels } from './labels.ts'
import type { MapRow } from './props.ts'
import { keeper, type MapMemory, type MapState } from './state.ts'

interface ListActions {
  search(query: string): void
  see(viewport: Viewport): void
  /** Another row is the one that Tab comes to. */
  activate(id: string): void
  /** A row has the focus, or none. */
  focus(id: string | null): void
  choose(id: string): void
  close(): void
}

const ROW = 48
/** From here on the list can be searched. */
const SEARCH_FROM = 20

/** The ids of what is listed while somebody searches. */
export function found(
  ids: readonly string[],
  query: string,
  nameOf: (id: string) => string,
): readonly string[] {
  const wanted = ids.length > SEARCH_FROM ? query.trim().toLocaleLowerCase() : ''
  return wanted ? ids.filter((id) => nameOf(id).toLocaleLowerCase().includes(wanted)) : ids
}

/**
 * The markers as a list, for the keyboard, for screen readers, and for whoever looks for a name. Only the rows in
 * sight are in the page; each says its place among all of them.
 *
 * @param item asked for only while a row is in sight, or somebody searches
 */
export function markerList(
  all: readonly string[],
  item: (id: string) => MapRow,
  state: MapState,
  words: MapLabels,
  said: MapCounts,
  memory: MapMemory,
  to: ListActions,
): ElementNode {
  const heading = said.count(all.length)
  const ids = found(all, state.query, (id) => item(id).name)
  const searched = all.length > SEARCH_FROM && state.query.trim() !== ''
  const result = ids.length > 0 ? said.found(ids.length) : words.noMatch
  const at = state.active === null ? -1 : ids.indexOf(state.active)
  const active = Math.max(0, at)
  const sight = visibleRows(state, ROW, ids.length)

  const onkeydown: Handlers<HTMLElement>['onkeydown'] = (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      return to.close()
    }
    const { part } = (event.target as HTMLElement).dataset
    if (part === 'close' || (part === 'search' && event.key !== 'ArrowDown') || !memory.list) return
    const given = { height: state.height, rowHeight: ROW }
    const from = part === 'search' ? active - 1 : active
    const next = rowOfKey(event, from, ids.length, memory.list, given)
    if (next === undefined) return
    memory.focusRow = true
    scrollToRow(memory.list, next, ROW)
    to.activate(ids[next]!)
  }

  return el(
    'div',
    {
      ...parts.list,
      key: 'list',
      role: 'group',
      'aria-label': heading,
      onkeydown,
      use: use(opened, memory.unseen ? null : active),
    },
    el('strong', parts['list-heading'], searched && ids.length > 0 ? result : heading),
    iconButton({ part: parts.close, icon: 'close', words: words.closeList, onclick: to.close }),
    all.length > SEARCH_FROM &&
      el('input', {
        ...parts.search,
        class: `ck-field ${parts.search.class}`,
        type: 'search',
        autocomplete: 'off',
        placeholder: words.search,
        'aria-label': words.search,
        value: state.query,
        oninput({ currentTarget }) {
          if (memory.list) memory.list.scrollTop = 0
          to.search(currentTarget.value)
        },
      }),
    all.length > SEARCH_FROM &&
      el(
        'p',
        {
          ...parts['list-none'],
          class: searched && ids.length === 0 ? parts['list-none'].class : 'ck-hidden',
          role: 'status',
        },
        searched ? result : '',
      ),
    el(
      'div',
      {
        ...parts['list-rows'],
        use: use(scroller, {
          rowHeight: ROW,
          see: to.see,
          focus: memory.focusRow ? active + 1 : undefined,
        }),
      },
      el(
        'ul',
        {
          ...parts['list-items'],
          style: { height: `${ids.length * ROW}px` },
          onfocusout() {
            memory.focusRow = false
            to.focus(null)
          },
          use: use(scrolledBy, memory),
        },
        ...mountedRows(sight, ids.length > 0 ? active : -1).map((index) => {
          const id = ids[index]!
          return listRow(item(id), index, ids.length, index === active, to)
        }),
      ),
    ),
  )
}

const listRow = (row: MapRow, index: number, count: number, active: boolean, to: ListActions) =>
  el(
    'li',
    {
      key: row.id,
      ...parts['list-item'](row),
      'aria-setsize': count,
      'aria-posinset': index + 1,
      style: { transform: `translateY(${index * ROW}px)` },
    },
    el(
      'button',
      {
        ...parts['list-button'](row),
        type: 'button',
        tabindex: active ? 0 : -1,
        onclick: () => to.choose(row.id),
        onfocusin: () => to.focus(row.id),
      },
      el('span', { ...parts['list-mark'](row), 'aria-hidden': true, style: { background: row.color } }),
      el('span', parts['list-name'](row), bdi(row.name)),
      el('span', parts['list-detail'](row), row.detail),
    ),
  )

/** Whoever opens the list goes on in it; nobody does where it stands for the map. */
function opened(element: HTMLElement, active: number | null) {
  if (active === null) return {}
  const find = (selector: string) => element.querySelector<HTMLElement>(selector)
  const rows = find('[data-part=list-rows]')
  if (rows) scrollToRow(rows, active, ROW)
  const first = find('[data-part=search]') ?? find(`[aria-posinset="${active + 1}"] button`)
  first?.focus({ preventScroll: true })
  return {}
}

/** Keeps hold of what scrolls the rows. */
const scrolledBy = (element: HTMLElement, memory: MapMemory) =>
  keeper(element.parentElement!, { memory, as: 'list' as const })

/** So many a page names without a map. */
const NAMED = 50

/** The names of markers where there is no picture of them yet: for search engines, and who waits for the page. */
export function namesNote(
  rows: RecordsSnapshot,
  read: (row: unknown) => MapMarker | null,
): ElementNode | false {
  const names = rows.ids.slice(0, NAMED).flatMap((id) => read(rows.get(id))?.name ?? [id])
  return (
    names.length > 0 &&
    el('ul', { key: 'names', class: 'ck-hidden' }, ...names.map((name) => el('li', {}, bdi(name))))
  )
}
