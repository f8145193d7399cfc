import type { MapContext } from '../context.ts'
import { NEAR } from './looking.ts'

export interface Following {
  readonly id: string | null
  /** @param asked whether the owner's options said so */
  follow(id: string | null, asked: boolean): void
  /** Goes to a marker, at least as near as `zoom`. */
  approach(id: string, zoom: number): void
  /** With each frame: the camera goes along with its marker. */
  advance(): void
  /** Lets go of a marker that is gone. */
  prune(): void
}

/** Which marker the camera stays with. */
export function createFollowing(context: MapContext): Following {
  const { fleet, navigation } = context
  let following: string | null = null
  const slotOf = (id: string | null) => (id === null ? -1 : fleet.indexOf(id))

  function goTo(i: number, zoom: number) {
    const near = Math.min(zoom, context.maxZoom)
    navigation.go({ x: fleet.toX[i]!, y: fleet.toY[i]!, zoom: Math.max(navigation.camera.zoom, near) })
  }

  function follow(id: string | null, asked: boolean) {
    if (following === id) return
    following = id
    context.options.onFollow?.(id, asked)
    const i = slotOf(id)
    if (i >= 0) {
      context.take()
      goTo(i, NEAR - 3)
    }
    context.redraw()
  }

  return {
    get id() {
      return following
    },
    follow,
    approach(id, zoom) {
      const i = slotOf(id)
      if (i < 0) return
      context.take()
      if (following !== id) follow(null, false)
      goTo(i, zoom)
      context.redraw()
    },
    advance() {
      const { camera } = navigation
      const i = slotOf(following)
      // On its way there it is not held; once there, it goes along.
      if (i >= 0 && !navigation.moving && (fleet.x[i] !== camera.x || fleet.y[i] !== camera.y))
        navigation.jump({ x: fleet.x[i]!, y: fleet.y[i]!, zoom: camera.zoom })
    },
    prune() {
      if (following !== null && slotOf(following) < 0) follow(null, false)
    },
  }
}
