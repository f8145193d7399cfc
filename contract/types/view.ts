import { el, type Mounted, use } from '@channelkit/ui'

/** Never called: what counts is that it compiles. */
export function views() {
  const draw = (canvas: HTMLCanvasElement, _: number): Mounted<number> | undefined =>
    void canvas.getContext('2d')
  el('canvas', { use: use(draw, 1), onclick: ({ currentTarget }) => void currentTarget.toDataURL() })
  el('input', { oninput: ({ currentTarget }) => void currentTarget.value, 'data-any': true, 'aria-any': 'x' })

  // @ts-expect-error no such element
  el('spam', {})
  // @ts-expect-error an event that no binding knows
  el('div', { onwheel: () => {} })
  // @ts-expect-error an attribute that no binding knows how to spell
  el('div', { contenteditable: true })
  // @ts-expect-error an engine for another element
  el('div', { use: use(draw, 1) })
  // @ts-expect-error the engine takes a number
  el('canvas', { use: use(draw, 'one') })
  // @ts-expect-error an element without an end tag has no children
  el('br', {}, 'text')
  // @ts-expect-error only what every framework's event has
  el('p', { onclick: (event) => event.composedPath() })
}
