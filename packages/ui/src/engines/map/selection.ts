import { type Size, toScreen } from './camera.ts'
import type { Chrome } from './chrome.ts'
import type { MapContext } from './context.ts'
import { NEAR } from './looking.ts'
import { latOf, lngOf } from './mercator.ts'

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

/** Between a marker and its popup, in pixels. */
const GAP = 16

/** Which marker is open and which one the camera stays with. */
export function createSelection(box: HTMLElement, context: MapContext, chrome: Chrome): Selection {
  const { fleet, navigation } = context
  let selected: string | null = null
  let following: string | null = null
  let wantsFocus = false
  let measured: { element: HTMLElement; width: number; height: number } | null = null
  const element = () => context.options.popup?.() ?? null
  const slotOf = (id: string | null) => (id === null ? -1 : fleet.indexOf(id))

  function refresh() {
    const i = slotOf(selected)
    if (i < 0 || selected === null) return
    const { words, formats, options } = context
    const [lat, lng, turned] = [latOf(fleet.toY[i]!), lngOf(fleet.toX[i]!), fleet.heading[i]!]
    const heading: [string, string][] = Number.isNaN(turned) ? [] : [[words.heading, formats.degrees(turned)]]
    options.onPopup?.({
      id: selected,
      row: options.data.get(selected) as never,
      name: fleet.names[i]!,
      lat,
      lng,
      heading: Number.isNaN(turned) ? null : turned,
      at: fleet.at[i]!,
      following: following === selected,
      details: [
        [words.position, formats.place(lat, lng)],
        ...heading,
        [words.heard, formats.ago(Date.now() - fleet.at[i]!)],
      ],
    })
    measured = null
  }

  function open(id: string) {
    if (slotOf(id) < 0) return
    const another = selected !== id
    selected = id
    refresh()
    if (another) context.options.onSelect?.(id)
    context.redraw()
  }

  function close(focus: boolean) {
    if (selected === null) return
    selected = null
    context.options.onSelect?.(null)
    context.options.onPopup?.(null)
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

  /** Above the marker or, near the upper edge, below it. */
  function place({ x, y }: { x: number; y: number }, size: Size) {
    const popup = element()
    if (!popup) return
    // Measuring makes the browser lay out the page, so only after the content changed.
    if (measured?.element !== popup)
      measured = { element: popup, width: popup.offsetWidth, height: popup.offsetHeight }
    const { width, height } = measured
    const below = y - GAP - height < 4
    const left = Math.max(4, Math.min(size.width - width - 4, x - width / 2))
    const top = Math.max(4, Math.min(size.height - height - 4, below ? y + GAP : y - GAP - height))
    const outside = x < -GAP || y < -GAP || x > size.width + GAP || y > size.height + GAP
    popup.style.visibility = outside ? 'hidden' : 'visible'
    popup.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`
    if (wantsFocus) popup.focus({ preventScroll: true })
    wantsFocus = false
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
      wantsFocus = focus
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
      place(at, context.size)
    },
    prune() {
      if (selected !== null && slotOf(selected) < 0)
        close(element()?.contains(document.activeElement) === true)
      if (following !== null && slotOf(following) < 0) follow(null, true)
    },
    contains: (target) => element()?.contains(target as Node) === true,
    destroy() {
      if (selected !== null) context.options.onPopup?.(null)
    },
  }
}
