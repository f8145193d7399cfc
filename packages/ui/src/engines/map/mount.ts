import { observeSize } from '../../shared/host.ts'
import { compactFormat } from '../../shared/number.ts'
import { toScreen } from './camera/camera.ts'
import { createFollowing } from './camera/following.ts'
import { listenToGestures } from './camera/gestures.ts'
import { createAutoLook, look, showAll } from './camera/looking.ts'
import { latOf, lngOf } from './camera/mercator.ts'
import { createNavigation } from './camera/navigation.ts'
import { type MapContext, maxZoomOf } from './context.ts'
import { createFrame } from './frame.ts'
import { createBubbles } from './markers/bubbles.ts'
import { createDensity } from './markers/density.ts'
import { createFleet } from './markers/fleet.ts'
import { createSync } from './markers/sync.ts'

import type { MapOptions, WorldMap } from './options.ts'
import { createPicture } from './picture.ts'
import { createPointing } from './pointing.ts'
import { questions } from './questions.ts'

const STALE_AFTER = 30_000
const LONGEST_GLIDE = 5000
/** What is too old fades, which is looked after this often, in ms. */
const TICK_MS = 1000
/** The camera rests after so long without a move, in ms. */
const REST_MS = 500

/**
 * Draws a live map into an element and keeps it going until `destroy`: a world map that needs no network, markers
 * that glide, and a camera that fingers and the wheel move. The element gives the size, and has to be positioned.
 * What stands around the picture, and says in words what is on it, is its owner's.
 *
 * @example
 * const map = mountMap(element, { data: buses.getSnapshot(), read: (bus) => bus, clock })
 * buses.subscribe(() => map.update({ ...options, data: buses.getSnapshot() }))
 */
export function mountMap<Row>(element: HTMLElement, first: MapOptions<Row>): WorldMap<Row> {
  let options = first as unknown as MapOptions<never>
  let size = { width: 0, height: 0 }
  let resting: unknown
  let ticking: unknown
  const { clock } = first
  const still = () => options.still === true
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
      clock.clearTimeout(resting)
      resting = clock.setTimeout(rest, REST_MS)
      frame.ask()
    },
  )
  const context: MapContext = {
    fleet,
    navigation,
    taken: false,
    auto: true,
    take() {
      context.taken = true
      context.auto = false
    },
    redraw: frame.ask,
    get options() {
      return options
    },
    get size() {
      return size
    },
    get maxZoom() {
      return maxZoomOf(options)
    },
  }
  const picture = createPicture(element, {
    clock,
    locale: () => options.locale,
    attribute: (text) => options.onAttribution?.(text),
    redraw: frame.ask,
  })
  const { ground, markers } = picture
  const following = createFollowing(context)
  const pointing = createPointing(element, context, bubbles)
  const autoLook = createAutoLook(context)

  function chooseLook(resized: boolean) {
    // Nobody saw the picture of before: it is not stretched into place first.
    if (autoLook.look(resized)) ground.refresh()
  }

  /** One picture; true while the next one will be another. */
  function draw(time: number): boolean {
    if (size.width === 0 || size.height === 0) return false
    const now = clock.now()
    fleet.advance(now)
    navigation.advance(time)
    following.advance()
    const { camera } = navigation
    density.update(fleet, camera, size, options.cluster)
    bubbles.update(fleet, camera.zoom, density.clustered, now)
    bubbles.advance(now)
    ground.draw(camera, size)
    const chosen = [...(options.chosen ?? []), pointing.hovered, following.id]
    markers.draw({
      camera,
      size,
      fleet,
      bubbles,
      now,
      staleAfter: options.staleAfter ?? STALE_AFTER,
      trails: (options.trail ?? 0) > 0,
      crowded: density.crowded,
      chosen: [...new Set(chosen)].flatMap((id) => (id === null ? [] : fleet.indexOf(id))),
      compact: compactFormat(options.locale),
    })
    options.onFrame?.(camera)
    return navigation.moving || now < fleet.movingUntil || now < bubbles.movingUntil
  }

  function rest() {
    // With somebody who is followed it never rests, and nobody wants to hear of each step.
    if (navigation.moving || following.id !== null) return
    const { x, y, zoom } = navigation.camera
    options.onView?.({ lat: latOf(y), lng: lngOf(x), zoom })
  }

  function fit() {
    following.follow(null, false)
    context.taken = true
    context.auto = true
    showAll(context)
  }

  function take(dragged: boolean) {
    context.take()
    if (dragged) following.follow(null, false)
  }

  function tick() {
    ticking = clock.setTimeout(tick, TICK_MS)
    if (!document.hidden) frame.ask()
  }

  function update(next: MapOptions<never>, fresh: boolean) {
    const before = options
    options = next
    const glide = { longest: still() ? 0 : (next.glide ?? LONGEST_GLIDE), trail: next.trail ?? 0 }
    const { changed, removed, resized } = sync.run(next, clock.now(), glide)
    if (changed) bubbles.changed(removed)
    ground.choose(next)
    if (removed) following.prune()
    if (resized) next.onMarkers?.(fleet.size)
    if (changed || fresh) chooseLook(resized)
    if (next.locale !== before.locale) ground.refresh()
    followAsAsked(next, fresh ? undefined : before.follow, resized)
    frame.ask()
  }

  /** The owner's wish to follow counts when it changes, and once the marker is there. */
  function followAsAsked({ follow }: MapOptions<never>, before: string | null | undefined, resized: boolean) {
    if (follow === undefined || (follow === before && !resized)) return
    if (follow === null || fleet.indexOf(follow) >= 0) following.follow(follow, true)
  }

  const stopSize = observeSize(element, () => {
    const before = size
    size = { width: element.clientWidth, height: element.clientHeight }
    if (size.width === before.width && size.height === before.height) return
    chooseLook(true)
    navigation.fitBox()
    // At once, or the canvas would be empty for a frame.
    frame.now()
  })
  const stopGestures = listenToGestures(element, navigation, {
    ...pointing,
    onTake: take,
    enabled: () => options.disabled !== true,
    cooperative: () => options.cooperative ?? false,
    onRefused: (by) => options.onRefused?.(by),
  })
  update(options, true)
  tick()

  return {
    ...questions(context, (x, y) => toScreen(navigation.camera, size, x, y)),
    update: (next) => update(next as unknown as MapOptions<never>, false),
    get size() {
      return fleet.size
    },
    fit,
    follow: (id) => following.follow(id, false),
    get following() {
      return following.id
    },
    approach: following.approach,
    look(view) {
      context.take()
      look(context, view)
    },
    zoom(steps) {
      take(false)
      navigation.zoom(steps)
    },
    step(dx, dy) {
      take(true)
      navigation.step(dx, dy)
    },
    get moving() {
      return navigation.moving
    },
    get taken() {
      return context.taken
    },
    get pixels() {
      return size
    },
    redraw: frame.now,
    destroy() {
      frame.destroy()
      clock.clearTimeout(ticking)
      clock.clearTimeout(resting)
      stopSize()
      stopGestures()
      picture.destroy()
    },
  }
}
