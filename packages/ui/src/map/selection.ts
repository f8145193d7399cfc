import { toScreen } from './camera.ts'
import type { Chrome } from './chrome.ts'
import type { MapContext } from './context.ts'
import { NEAR } from './looking.ts'
import { latOf, lngOf } from './mercator.ts'
import { createPopup } from './popup.ts'

export interface Selection {
  readonly selected: string | null
  readonly following: string | null
  /** Opens a marker's popup where the marker is. */
  open(id: string): void
  /** Goes to a marker and opens it; `focus` for whoever uses the keyboard. */
  go(id: string, focus: boolean): void
  close(focus: boolean): void
  /** @param tell whether the owner is told: not of what it asked for itself */
  follow(id: string | null, tell: boolean): void
  /** Brings the popup's words up to date. */
  refresh(): void
  /** With each frame: the camera and the popup go with their markers. */
  advance(): void
  /** Lets go of markers that are gone. */
  prune(): void
  contains(target: EventTarget | null): boolean
  destroy(): void
}

/** Which marker is open and which one the camera stays with. */
export function createSelection(box: HTMLElement, context: MapContext, chrome: Chrome): Selection {
  const { fleet, navigation } = context
  let selected: string | null = null
  let following: string | null = null
  const popup = createPopup(
    box,
    () => close(true),
    () => follow(following === selected ? null : selected, true),
  )
  const slotOf = (id: string | null) => (id === null ? -1 : fleet.indexOf(id))

  function refresh() {
    const i = slotOf(selected)
    if (i < 0) return
    const { words, formats, options } = context
    const heading: [string, string][] = Number.isNaN(fleet.heading[i]!)
      ? []
      : [[words.heading, formats.degrees(fleet.heading[i]!)]]
    const rows: [string, string][] = [
      [words.position, formats.place(latOf(fleet.toY[i]!), lngOf(fleet.toX[i]!))],
      ...heading,
      [words.heard, formats.ago(Date.now() - fleet.at[i]!)],
    ]
    const content = { name: fleet.names[i]!, rows, following: following === selected }
    popup.show(content, words, options.onPopup !== undefined)
  }

  function open(id: string) {
    if (slotOf(id) < 0) return
    const another = selected !== id
    selected = id
    refresh()
    if (another) {
      context.options.onSelect?.(id)
      context.options.onPopup?.(popup.content, id)
    }
    context.redraw()
  }

  function close(focus: boolean) {
    if (selected === null) return
    selected = null
    popup.hide()
    context.options.onSelect?.(null)
    context.options.onPopup?.(null, null)
    if (focus) box.focus({ preventScroll: true })
    context.redraw()
  }

  function approach(i: number, zoom: number) {
    const near = Math.min(zoom, context.maxZoom)
    navigation.go({ x: fleet.toX[i]!, y: fleet.toY[i]!, zoom: Math.max(navigation.camera.zoom, near) })
  }

  function follow(id: string | null, tell: boolean) {
    if (following === id) return
    following = id
    const i = slotOf(id)
    const { words } = context
    chrome.following(id === null ? null : words.following(i < 0 ? id : fleet.names[i]!), words.unfollow)
    if (tell) context.options.onFollow?.(id)
    if (i >= 0) {
      context.taken = true
      approach(i, NEAR - 3)
    }
    refresh()
    context.redraw()
  }

  return {
    get selected() {
      return selected
    },
    get following() {
      return following
    },
    open,
    close,
    follow,
    refresh,
    go(id, focus) {
      const i = slotOf(id)
      if (i < 0) return
      context.taken = true
      if (following !== id) follow(null, true)
      approach(i, NEAR - 4)
      open(id)
      if (focus) popup.element.focus({ preventScroll: true })
    },
    advance() {
      const { camera } = navigation
      const i = slotOf(following)
      // On its way there it is not held; once there, it goes along.
      if (i >= 0 && !navigation.moving && (fleet.x[i] !== camera.x || fleet.y[i] !== camera.y))
        navigation.jump({ x: fleet.x[i]!, y: fleet.y[i]!, zoom: camera.zoom })
      const open = slotOf(selected)
      if (open < 0) return
      const at = toScreen(navigation.camera, context.size, fleet.x[open]!, fleet.y[open]!)
      popup.place(at.x, at.y, context.size)
    },
    prune() {
      if (selected !== null && slotOf(selected) < 0) close(popup.element.contains(document.activeElement))
      if (following !== null && slotOf(following) < 0) follow(null, true)
    },
    contains: (target) => popup.element.contains(target as Node),
    destroy() {
      if (selected !== null) context.options.onPopup?.(null, null)
    },
  }
}
