import { createBubbles } from './bubbles.ts'
import { toScreen } from './camera.ts'
import { createChrome } from './chrome.ts'
import { formatsFor, type MapContext, maxZoomOf, wordsOf } from './context.ts'
import { createDensity } from './density.ts'
import { createDirectory } from './directory.ts'
import { part } from './dom.ts'
import { createFleet } from './fleet.ts'
import { createFrame } from './frame.ts'
import { listenToGestures } from './gestures.ts'
import { pressKey } from './keys.ts'
import { firstLook, look, showSlots } from './looking.ts'
import { latOf, lngOf } from './mercator.ts'
import { createNavigation } from './navigation.ts'
import type { MapOptions, MountedMap } from './options.ts'
import { createOverlay, eachInView } from './overlay.ts'
import { createPointing } from './pointing.ts'
import { createSelection } from './selection.ts'
import { createStage } from './stage.ts'
import { createSummary } from './summary.ts'
import { createSync } from './sync.ts'
import { watchTheme } from './theme.ts'

const STALE_AFTER = 30_000
const LONGEST_GLIDE = 5000
/** Ages, fading, the list and the summary are looked after this often, in ms. */
const TICK_MS = 1000
/** The camera rests after so long without a move, in ms. */
const REST_MS = 500

/**
 * Draws a live map into an element and keeps it going until `destroy`: a world map that needs no network, markers
 * that glide, and everything by which one gets about. The element gives the size.
 *
 * @example
 * const map = mountMap(element, { data: buses.getSnapshot(), read: (bus) => bus, label: 'Buses' })
 * buses.subscribe(() => map.update({ ...options, data: buses.getSnapshot() }))
 */
export function mountMap<Row>(root: HTMLElement, first: MapOptions<Row>): MountedMap<Row> {
  let options = first as unknown as MapOptions<never>
  let size = { width: 0, height: 0 }
  let resting: ReturnType<typeof setTimeout> | undefined
  const reduced = matchMedia('(prefers-reduced-motion: reduce)')
  const still = () => reduced.matches
  const { box, ground, keys } = frameOf(root)

  const fleet = createFleet()
  const sync = createSync(fleet)
  const bubbles = createBubbles(still)
  const density = createDensity()
  const frame = createFrame(draw)
  const navigation = createNavigation(
    { x: 0.5, y: 0.42, zoom: 1 },
    () => size,
    () => maxZoomOf(options),
    still,
    () => {
      clearTimeout(resting)
      resting = setTimeout(rest, REST_MS)
      frame.ask()
    },
  )
  const context: MapContext = {
    fleet,
    navigation,
    taken: false,
    redraw: frame.ask,
    get options() {
      return options
    },
    get words() {
      return wordsOf(options)
    },
    get formats() {
      return formatsFor(options)
    },
    get size() {
      return size
    },
    get maxZoom() {
      return maxZoomOf(options)
    },
  }
  const theme = watchTheme(root, refreshColors)
  const overlay = createOverlay(box, theme)
  const directory = createDirectory(
    root,
    context,
    () => chrome,
    () => selection,
    () => theme.colors.marker,
  )
  const chrome = createChrome(root, box, {
    zoom(steps) {
      context.taken = true
      navigation.zoom(steps)
    },
    fit,
    toggleList: directory.toggle,
    unfollow: () => selection.follow(null, true),
  })
  const selection = createSelection(box, context, chrome)
  const pointing = createPointing(box, context, bubbles, selection, directory.open)
  const stage = createStage(ground, theme, chrome.attribute, frame.ask)
  const summary = createSummary(
    (text) => options.say?.(text),
    () => context.words,
    () => root.contains(document.activeElement),
  )
  const tryFirstLook = firstLook(context)

  function lookFirst() {
    // Nobody saw the picture of before: it is not stretched into place first.
    if (tryFirstLook()) stage.refresh()
  }

  function refreshColors() {
    stage.refresh()
    overlay.refresh()
    frame.ask()
  }

  /** One picture; true while the next one will be another. */
  function draw(time: number): boolean {
    if (size.width === 0 || size.height === 0) return false
    const now = Date.now()
    fleet.advance(now)
    navigation.advance(time)
    selection.advance()
    const { camera } = navigation
    density.update(fleet, camera, size, options.cluster)
    bubbles.update(fleet, camera.zoom, density.clustered, now)
    bubbles.advance(now)
    stage.draw(camera, size)
    const chosen = [directory.focused, pointing.hovered, selection.selected, selection.following]
    overlay.draw({
      camera,
      size,
      fleet,
      bubbles,
      now,
      staleAfter: options.staleAfter ?? STALE_AFTER,
      trails: (options.trail ?? 0) > 0,
      crowded: density.crowded,
      chosen: [...new Set(chosen)].flatMap((id) => (id === null ? [] : fleet.indexOf(id))),
      compact: context.formats.compact,
    })
    chrome.scale(camera, context.formats)
    return navigation.moving || now < fleet.movingUntil || now < bubbles.movingUntil
  }

  function rest() {
    // With somebody who is followed it never rests, and nobody wants to hear of each step.
    if (navigation.moving || selection.following !== null) return
    const { x, y, zoom } = navigation.camera
    options.onView?.({ lat: latOf(y), lng: lngOf(x), zoom })
    if (context.taken) tellSummary(true)
  }

  function tellSummary(moved: boolean) {
    const ids: string[] = []
    eachInView({ camera: navigation.camera, size, fleet }, (i) => ids.push(fleet.ids[i]!))
    summary.update(ids, fleet.size, moved, Date.now())
  }

  function fit() {
    selection.follow(null, true)
    showSlots(context, null)
  }

  function onTake(dragged: boolean) {
    context.taken = true
    if (dragged) selection.follow(null, true)
  }

  function openNearest() {
    let [nearest, least] = [-1, Number.POSITIVE_INFINITY]
    for (let i = 0; i < fleet.size; i++) {
      const at = toScreen(navigation.camera, size, fleet.x[i]!, fleet.y[i]!)
      const distance = Math.hypot(at.x - size.width / 2, at.y - size.height / 2)
      if (distance < least) [nearest, least] = [i, distance]
    }
    if (nearest >= 0) selection.go(fleet.ids[nearest]!, true)
  }

  function onKey(event: KeyboardEvent) {
    if (options.state === 'disabled') return
    if (event.key === 'Escape' && selection.selected !== null) {
      event.stopPropagation()
      return selection.close(true)
    }
    // Buttons and fields have their own keys.
    if (event.target !== box && !(selection.contains(event.target) && event.key.startsWith('Arrow'))) return
    const used = pressKey(event, navigation, {
      fit,
      open: openNearest,
      close: () => selection.close(true),
      onTake,
    })
    if (used) event.preventDefault()
  }

  function say() {
    const { words } = context
    chrome.name(words, options.state === 'disabled')
    chrome.count(fleet.size === 0 ? '' : words.count(fleet.size))
  }

  function tick() {
    if (document.hidden) return
    say()
    directory.refresh()
    selection.refresh()
    tellSummary(false)
    frame.ask()
  }

  function update(next: MapOptions<never>, fresh: boolean) {
    const before = options
    options = next
    const state = next.state ?? 'live'
    if (state === 'disabled') selection.close(false)
    box.tabIndex = state === 'disabled' ? -1 : 0
    box.toggleAttribute('data-cooperative', next.cooperative === true)
    box.setAttribute('aria-label', next.label)
    box.setAttribute('aria-roledescription', context.words.role)
    if (keys.textContent !== context.words.keys) keys.textContent = context.words.keys
    const glide = {
      longest: still() ? 0 : (next.glide ?? LONGEST_GLIDE),
      trail: next.trail ?? 0,
    }
    const { changed, removed, resized } = sync.run(next, Date.now(), glide)
    if (changed) bubbles.changed(removed)
    stage.choose(next)
    if (fresh || resized || next.state !== before.state || next.labels !== before.labels) say()
    if (removed) {
      selection.prune()
      directory.refresh()
    }
    lookFirst()
    followAsAsked(next, fresh ? undefined : before.follow, resized)
    frame.ask()
  }

  /** The owner's wish to follow counts when it changes, and once the marker is there. */
  function followAsAsked({ follow }: MapOptions<never>, before: string | null | undefined, resized: boolean) {
    if (follow === undefined || (follow === before && !resized)) return
    if (follow === null || fleet.indexOf(follow) >= 0) selection.follow(follow, false)
  }

  const resize = new ResizeObserver(() => {
    const before = size
    size = { width: box.clientWidth, height: box.clientHeight }
    if (size.width === before.width && size.height === before.height) return
    lookFirst()
    navigation.fitBox()
    // At once, or the canvas would be empty for a frame.
    frame.now()
  })
  const stopGestures = listenToGestures(box, navigation, {
    ...pointing,
    onTake,
    enabled: () => options.state !== 'disabled',
    cooperative: () => options.cooperative === true,
  })
  root.addEventListener('keydown', onKey)
  const timer = setInterval(tick, TICK_MS)
  chrome.listOpen(false)
  update(options, true)
  resize.observe(box)

  return {
    update: (next) => update(next as unknown as MapOptions<never>, false),
    fit,
    follow: (id) => selection.follow(id, true),
    select: (id) =>
      id === null ? selection.close(selection.contains(document.activeElement)) : selection.go(id, false),
    look(view) {
      context.taken = true
      look(context, view)
    },
    redraw: frame.now,
    destroy() {
      frame.destroy()
      clearInterval(timer)
      clearTimeout(resting)
      resize.disconnect()
      stopGestures()
      root.removeEventListener('keydown', onKey)
      stage.destroy()
      overlay.destroy()
      theme.destroy()
      selection.destroy()
      directory.destroy()
      chrome.destroy()
      for (const element of [box, keys]) element.remove()
    },
  }
}

/** The elements that hold the rest. */
function frameOf(root: HTMLElement) {
  const box = part('div', 'box', { tabIndex: 0 })
  box.setAttribute('role', 'application')
  // Its size comes from outside even where the stylesheet is missing: what is in it must not make it grow.
  box.style.cssText = 'position:absolute;inset:0;overflow:hidden'
  if (getComputedStyle(root).position === 'static') root.style.position = 'relative'
  const ground = part('div', 'ground')
  const keys = part('p', 'keys', { id: `ck-live-map-keys-${count++}` })
  keys.classList.add('ck-hidden')
  box.setAttribute('aria-describedby', keys.id)
  box.append(ground)
  root.append(box, keys)
  return { box, ground, keys }
}

let count = 0
