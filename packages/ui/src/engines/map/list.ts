import { iconButton, nameButton, part } from './dom.ts'

export interface ListItem {
  readonly name: string
  readonly detail: string
  readonly color: string
}

export interface ListOptions {
  /** What a row says; asked for only while the row is in sight. */
  item(id: string): ListItem
  onChoose(id: string): void
  /** A row has the focus, or none. */
  onFocus(id: string | null): void
  onClose(): void
}

export interface MarkerList {
  readonly element: HTMLElement
  update(ids: readonly string[], words: ListWords, heading: string): void
  open(): void
  close(): void
  readonly isOpen: boolean
}

export interface ListWords {
  readonly search: string
  readonly noMatch: string
  readonly closeList: string
}

const ROW = 48
const SPARE = 4
/** From here on the list can be searched. */
const SEARCH_FROM = 20
const CLOSE = 'M4 4l8 8M12 4l-8 8'

/**
 * The markers as a list, for the keyboard, for screen readers, and for whoever looks for a name. Only the rows in
 * sight are in the page; each says its place among all of them.
 */
export function createList(box: HTMLElement, { item, onChoose, onFocus, onClose }: ListOptions): MarkerList {
  const element = part('div', 'list', { hidden: true })
  element.setAttribute('role', 'group')
  const heading = part('strong', 'list-heading')
  const close = iconButton('close', CLOSE, onClose)
  const search = part('input', 'search', { type: 'search', autocomplete: 'off' })
  const scroller = part('div', 'list-rows')
  const list = part('ul', 'list-items')
  const none = part('p', 'list-none', { hidden: true })
  const rows = new Map<number, HTMLLIElement>()
  scroller.append(list)
  element.append(heading, close, search, none, scroller)
  box.append(element)
  let all: readonly string[] = []
  let shown: readonly string[] = []
  let active = 0

  function filter() {
    const wanted = search.hidden ? '' : search.value.trim().toLocaleLowerCase()
    shown = wanted ? all.filter((id) => item(id).name.toLocaleLowerCase().includes(wanted)) : all
    active = Math.min(active, Math.max(0, shown.length - 1))
    none.hidden = shown.length > 0 || all.length === 0
    render()
  }

  function makeRow(i: number): HTMLLIElement {
    const row = part('li', 'list-item')
    const button = part('button', 'list-button', { type: 'button' })
    const mark = part('span', 'list-mark')
    mark.setAttribute('aria-hidden', 'true')
    button.append(mark, part('span', 'list-name'), part('span', 'list-detail'))
    button.onclick = () => {
      active = i
      const id = shown[i]
      if (id !== undefined) onChoose(id)
      render()
    }
    button.onfocus = () => {
      active = i
      onFocus(shown[i] ?? null)
      render()
    }
    button.onblur = () => onFocus(null)
    row.style.transform = `translateY(${i * ROW}px)`
    row.append(button)
    list.append(row)
    return row
  }

  function render() {
    if (element.hidden) return
    list.style.height = `${shown.length * ROW}px`
    const first = Math.max(0, Math.floor(scroller.scrollTop / ROW) - SPARE)
    const last = Math.min(shown.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW) + SPARE)
    for (const [i, row] of rows) {
      // A row with the focus stays, or the focus would be lost by scrolling.
      if ((i >= first && i < last) || (i < shown.length && row.contains(document.activeElement))) continue
      row.remove()
      rows.delete(i)
    }
    for (let i = first; i < last; i++) if (!rows.has(i)) rows.set(i, makeRow(i))
    // In the order of the list, which is the order in which a screen reader goes through them.
    const sorted = [...rows.keys()].sort((a, b) => a - b)
    for (const [k, i] of sorted.entries()) {
      const row = rows.get(i)!
      if (list.children[k] !== row) list.insertBefore(row, list.children[k] ?? null)
      fill(row, i)
    }
  }

  function fill(row: HTMLLIElement, i: number) {
    const { name, detail, color } = item(shown[i]!)
    const button = row.firstElementChild as HTMLButtonElement
    const [mark, title, more] = [...button.children] as HTMLElement[]
    row.setAttribute('aria-setsize', String(shown.length))
    row.setAttribute('aria-posinset', String(i + 1))
    button.tabIndex = i === active ? 0 : -1
    mark!.style.background = color
    if (title!.textContent !== name) title!.textContent = name
    if (more!.textContent !== detail) more!.textContent = detail
  }

  function focusRow(i: number) {
    if (shown.length === 0) return
    active = Math.min(shown.length - 1, Math.max(0, i))
    const top = active * ROW
    if (top < scroller.scrollTop) scroller.scrollTop = top
    const over = top + ROW - scroller.clientHeight
    if (over > scroller.scrollTop) scroller.scrollTop = over
    render()
    ;(rows.get(active)?.firstElementChild as HTMLElement | undefined)?.focus({ preventScroll: true })
  }

  element.onkeydown = (event) => {
    const inSearch = event.target === search
    if (event.key === 'Escape') {
      event.stopPropagation()
      return onClose()
    }
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW) - 1)
    const steps: Record<string, number> = inSearch
      ? { ArrowDown: 0 }
      : {
          ArrowDown: 1,
          ArrowUp: -1,
          PageDown: page,
          PageUp: -page,
          Home: -shown.length,
          End: shown.length,
        }
    const step = steps[event.key]
    if (step === undefined || event.target === close) return
    event.preventDefault()
    focusRow(active + step)
  }
  scroller.onscroll = render
  search.oninput = filter

  return {
    element,
    get isOpen() {
      return !element.hidden
    },
    update(ids, words, title) {
      all = ids
      heading.textContent = title
      element.setAttribute('aria-label', title)
      nameButton(close, words.closeList)
      search.placeholder = words.search
      search.setAttribute('aria-label', words.search)
      none.textContent = words.noMatch
      search.hidden = ids.length <= SEARCH_FROM
      filter()
    },
    open() {
      element.hidden = false
      render()
      if (search.hidden) focusRow(active)
      else search.focus({ preventScroll: true })
    },
    close() {
      element.hidden = true
      onFocus(null)
    },
  }
}
