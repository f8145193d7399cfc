import type { WorldMap } from '../../engines/map/index.ts'
import { bdi, type ElementNode, el, type Mounted, slot, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type MapFormats, placeIn } from './formats.ts'
import type { MapLabels } from './labels.ts'
import type { MapPopup } from './props.ts'
import type { MapMemory } from './state.ts'

/** Between a marker and its popup, and between a popup and the map's edge, in pixels. */
const GAP = 16
const EDGE = 4

/** What is known of a marker; null when it is gone. */
export function popupOf(
  map: WorldMap,
  id: string,
  row: unknown,
  now: number,
  words: MapLabels,
  formats: MapFormats,
): MapPopup | null {
  const marker = map.marker(id)
  if (!marker) return null
  const { name, lat, lng, heading, at } = marker
  return {
    ...{ id, row, name, lat, lng, heading, at },
    following: map.following === id,
    details: [
      [words.position, placeIn(words, formats, marker)],
      ...(heading === null ? [] : [[words.heading, formats.degrees(heading)] as const]),
      [words.heard, formats.ago(now - at)],
    ],
  }
}

interface PopupActions {
  close(): void
  follow(id: string | null): void
}

export const popupBox = (
  popup: MapPopup,
  words: MapLabels,
  memory: MapMemory,
  to: PopupActions,
): ElementNode =>
  el(
    'div',
    {
      ...parts.popup(popup),
      key: 'popup',
      role: 'dialog',
      'aria-label': popup.name,
      tabindex: -1,
      onkeydown(event) {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        to.close()
      },
      use: use(popupEngine, { memory, id: popup.id }),
    },
    el('strong', parts['popup-title'](popup), bdi(popup.name)),
    el(
      'button',
      {
        ...parts['popup-close'](popup),
        type: 'button',
        title: words.close,
        'aria-label': words.close,
        onclick: to.close,
      },
      el('span', { 'aria-hidden': true }, '×'),
    ),
    el('div', parts['popup-content'](popup), slot('popup', popup, details(popup))),
    el(
      'button',
      {
        ...parts.follow(popup),
        type: 'button',
        onclick: () => to.follow(popup.following ? null : popup.id),
      },
      popup.following ? words.unfollow : words.follow,
    ),
  )

const details = (popup: MapPopup) =>
  el(
    'dl',
    parts['popup-rows'](popup),
    ...popup.details.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
  )

interface PopupUse {
  memory: MapMemory
  /** Whose popup it is. */
  id: string
}

/** Keeps the popup above its marker or, near the upper edge, below it. */
function popupEngine(element: HTMLElement, first: PopupUse): Mounted<PopupUse> {
  let options = first
  let box: { width: number; height: number } | null = null
  const { memory } = first

  function place() {
    const at = memory.map?.place(options.id)
    if (!memory.map || !at) return
    // Measuring makes the browser lay out the page, so only after the content changed.
    box ??= { width: element.offsetWidth, height: element.offsetHeight }
    const { width, height } = memory.map.pixels
    const below = at.y - GAP - box.height < EDGE
    const top = below ? at.y + GAP : at.y - GAP - box.height
    const x = Math.max(EDGE, Math.min(width - box.width - EDGE, at.x - box.width / 2))
    const y = Math.max(EDGE, Math.min(height - box.height - EDGE, top))
    const outside = at.x < -GAP || at.y < -GAP || at.x > width + GAP || at.y > height + GAP
    element.style.visibility = outside ? 'hidden' : 'visible'
    element.style.transform = `translate(${Math.round(x)}px,${Math.round(y)}px)`
    if (memory.focusPopup) element.focus({ preventScroll: true })
    memory.focusPopup = false
  }

  const popup = { place, hasFocus: () => element.contains(element.ownerDocument.activeElement) }
  memory.popup = popup
  place()
  return {
    update(next) {
      options = next
      box = null
      place()
    },
    destroy() {
      if (memory.popup === popup) memory.popup = null
    },
  }
}
