export interface Dragged {
  /** A column is made so wide, in CSS pixels; told for good when the pointer is let go. */
  resize(column: string, width: number, done: boolean): void
  /** A column's usual width. */
  reset(column: string): void
  /** A column is put where another one is. */
  move(column: string, to: string): void
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
    page.addEventListener('pointermove', only(moved.move), { signal: until.signal })
    for (const name of ['pointerup', 'pointercancel'] as const) {
      page.addEventListener(
        name,
        only((event) => {
          end()
          moved.end(event)
        }),
        { signal: until.signal },
      )
    }
  }
  interface Moving {
    move(event: PointerEvent): void
    end(event: PointerEvent): void
  }
  function widening(column: HTMLElement, id: string, first: PointerEvent): Moving {
    first.preventDefault()
    const before = column.offsetWidth
    const forward = getComputedStyle(grid).direction === 'rtl' ? -1 : 1
    let width = before
    const change = ({ clientX }: PointerEvent, done: boolean) => {
      width = before + (clientX - first.clientX) * forward
      if (width !== before || !done) drag().resize(id, width, done)
    }
    return { move: (event) => change(event, false), end: (event) => change(event, true) }
  }
  function carrying(column: HTMLElement, id: string, first: PointerEvent): Moving {
    let dragged = false
    return {
      move({ clientX, clientY }) {
        dragged ||= Math.abs(clientX - first.clientX) > FAR
        if (!dragged) return
        grid.dataset.dragging = ''
        const over = columnOf(grid.ownerDocument.elementFromPoint(clientX, clientY))
        const to = over?.dataset.column
        if (over && to && to !== id && passed(column, over, clientX)) drag().move(id, to)
      },
      end() {
        delete grid.dataset.dragging
        if (dragged) swallowClick(grid)
      },
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

/** What was dragged is not clicked as well. */
function swallowClick(grid: HTMLElement) {
  const swallow = (event: Event) => event.stopPropagation()
  grid.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => grid.removeEventListener('click', swallow, { capture: true }), 0)
}
