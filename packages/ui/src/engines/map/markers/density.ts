import type { Camera, Size } from '../camera/camera.ts'
import type { Fleet } from './fleet.ts'
import { eachInView } from './hit.ts'

/** From how many on markers are put together, unless options say otherwise. */
const CLUSTER_FROM = 200
/** From how many on they are drawn smaller. */
const CROWD_FROM = 2500

export interface Density {
  /** Markers that lie near each other are put together. */
  readonly clustered: boolean
  /** Each is drawn smaller. */
  readonly crowded: boolean
  update(fleet: Fleet, camera: Camera, size: Size, from: number | false | undefined): void
}

/** How full the box is, with a little slack: a marker that goes in and out must not flip all others. */
export function createDensity(): Density {
  let clustered = false
  let crowded = false
  return {
    get clustered() {
      return clustered
    },
    get crowded() {
      return crowded
    },
    update(fleet, camera, size, limit = CLUSTER_FROM) {
      const from = limit === false ? Number.POSITIVE_INFINITY : limit
      const count = fleet.size > Math.min(from, CROWD_FROM) * 0.8 ? eachInView({ fleet, camera, size }) : 0
      clustered = count > (clustered ? from * 0.8 : from)
      crowded = count > (crowded ? CROWD_FROM * 0.8 : CROWD_FROM)
    },
  }
}
