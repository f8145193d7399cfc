import type { TableLayout } from './columns.ts'

export interface Dragged {
  readonly layout: TableLayout
  /** A column is made so wide, in CSS pixels; told for good when the pointer is let go. */
  resize(column: string, width: number, done: boolean): void
  /** A column's usual width. */
  reset(column: string): void
  /** A column is put where another one is, while the pointer is down. */
  move(column: string, to: string): void
  /** It stays there. */
  moved(): void
  /** All is as it was before the pointer went down. */
  restore(layout: TableLayout): void
}

/** So far a pointer goes before it drags, in px. */
const FAR = 6

const columnOf = (target: EventTarget | null) =>
  target instanceof Element ? target.closest<HTMLElement>('[role="columnheader"]') : null

/** Lets columns be made wider and narrower, and put elsewhere, with a pointer. */
export function dragging(grid: HTMLElement, drag: () => Dragged): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let end = () => {}

  function start(event: PointerEvent) {
    const column = columnOf(event.target)
    const id = column?.dataset.column
    if (!column || !id || event.button !== 0) return
    if ((event.target as Element).closest('[data-part="resize"]')) follow(event, widening(column, id, event))
    // A finger scrolls.
    else if (event.pointerType !== 'touch') follow(event, carrying(column, id, event))
  }
  function follow({ pointerId }: PointerEvent, moved: Moving) {
    const page = grid.ownerDocument
    const until = new AbortController()
    const only = (run: (event: PointerEvent) => void) => (event: PointerEvent) =>
      event.pointerId === pointerId && run(event)
    end = () => until.abort()
    const { layout } = drag()
    const { signal } = until
    const stop = (back: boolean, up = true) => {
      end()
      if (moved.begun()) swallowClick(page, up)
      const done = moved.end()
      if (done && back) drag().restore(layout)
      return done && !back
    }
    page.addEventListener('pointermove', only(moved.move), { signal })
    page.addEventListener(
      'pointerup',
      only((event) => stop(false) && moved.done(event)),
      { signal },
    )
    // A browser that scrolls takes the pointer for itself.
    page.addEventListener(
      'pointercancel',
      only(() => stop(true)),
      { signal },
    )
    page.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || !moved.begun()) return
        event.preventDefault()
        event.stopPropagation()
        stop(true, false)
      },
      { signal, capture: true },
    )
  }
  interface Moving {
    /** Whether the pointer went so far that it drags. */
    begun(): boolean
    move(event: PointerEvent): void
    /** Nothing is dragged any more; whether anything was. */
    end(): boolean
    /** It was let go. */
    done(event: PointerEvent): void
  }
  function widening(column: HTMLElement, id: string, first: PointerEvent): Moving {
    first.preventDefault()
    const before = column.offsetWidth
    const forward = getComputedStyle(grid).direction === 'rtl' ? -1 : 1
    let begun = false
    const change = ({ clientX }: PointerEvent, done: boolean) =>
      drag().resize(id, before + (clientX - first.clientX) * forward, done)
    return {
      begun: () => begun,
      move(event) {
        begun = true
        change(event, false)
      },
      end: () => begun,
      done: (event) => change(event, true),
    }
  }
  function carrying(column: HTMLElement, id: string, first: PointerEvent): Moving {
    let dragged = false
    let elsewhere = false
    return {
      begun: () => dragged,
      move({ clientX, clientY }) {
        dragged ||= Math.abs(clientX - first.clientX) > FAR
        if (!dragged) return
        grid.dataset.dragging = ''
        column.dataset.carried = ''
        const over = columnOf(grid.ownerDocument.elementFromPoint(clientX, clientY))
        const to = over?.dataset.column
        if (over && to && to !== id && passed(column, over, clientX)) {
          elsewhere = true
          drag().move(id, to)
        }
      },
      end() {
        delete grid.dataset.dragging
        delete column.dataset.carried
        return elsewhere
      },
      done: () => drag().moved(),
    }
  }
  grid.addEventListener('pointerdown', start, { signal })
  grid.addEventListener(
    'dblclick',
    ({ target }) => {
      const id = (target as Element).closest('[data-part="resize"]') && columnOf(target)?.dataset.column
      if (id) drag().reset(id)
    },
    { signal },
  )
  return () => {
    end()
    listening.abort()
  }
}

/** Whether the pointer is so far over another column that it stays over the one that it carries once that is there. */
function passed(column: HTMLElement, over: HTMLElement, x: number): boolean {
  const { left, right } = over.getBoundingClientRect()
  const { left: from } = column.getBoundingClientRect()
  const middle = (left + right) / 2
  return from < left ? x > middle : x < middle
}

/**
 * What was dragged is not clicked as well, wherever the pointer goes up.
 *
 * @param up whether it does so now
 */
function swallowClick(page: Document, up: boolean) {
  const done = new AbortController()
  const { signal } = done
  const swallow = (event: Event) => event.stopPropagation()
  page.addEventListener('click', swallow, { capture: true, once: true, signal })
  const later = () => setTimeout(() => done.abort(), 0)
  if (up) return void later()
  for (const name of ['pointerup', 'pointercancel'] as const) page.addEventListener(name, later, { signal })
}
