import { worldSize } from '../camera/camera.ts'
import { shortWay, wrap } from '../camera/mercator.ts'
import { clusterPoints } from './cluster.ts'
import type { Fleet } from './fleet.ts'

/** A cluster on its way from where it was; places in the unit square. */
export interface Bubble {
  x: number
  y: number
  toX: number
  toY: number
  start: number
  fromX: number
  fromY: number
  ids: readonly string[]
}

export interface Bubbles {
  /** What is shown now; empty where every marker stands for itself. */
  readonly list: readonly Bubble[]
  /** Whether a marker is inside of one of them. */
  hides(slot: number): boolean
  /** Until when something moves, in epoch ms. */
  readonly movingUntil: number
  /** Groups anew if there is reason to. */
  update(fleet: Fleet, zoom: number, on: boolean, now: number): void
  /** Markers came, moved or went. */
  changed(removed: boolean): void
  advance(now: number): void
}

/** The side of a cell in pixels: the world is a whole number of them across. */
const CELL = 64
/** Moving markers are grouped anew no more often than this, in ms. */
const PACE_MS = 300
const GLIDE_MS = 400

export function createBubbles(still: () => boolean): Bubbles {
  let list: Bubble[] = []
  let hidden = new Uint8Array(0)
  let level = Number.NaN
  let dirty = true
  let groupedAt = 0
  let movingUntil = 0

  function group(fleet: Fleet, now: number) {
    const scale = worldSize(level)
    const xs = new Float64Array(fleet.size)
    const ys = new Float64Array(fleet.size)
    for (let i = 0; i < fleet.size; i++) {
      xs[i] = wrap(fleet.toX[i]!) * scale
      ys[i] = fleet.toY[i]! * scale
    }
    const before = new Map(list.map((bubble) => [cellOf(bubble.toX * scale, bubble.toY * scale), bubble]))
    hidden = new Uint8Array(fleet.size)
    list = []
    for (const { x, y, members } of clusterPoints(xs, ys, fleet.size, CELL, scale)) {
      if (members.length < 2) continue
      for (const i of members) hidden[i] = 1
      const [toX, toY] = [x / scale, y / scale]
      // The same bubble as before, if one was about here: it moves over rather than jumping.
      const was = before.get(cellOf(x, y))
      const [fromX, fromY] = was && !still() ? [toX - shortWay(toX - was.x), was.y] : [toX, toY]
      list.push({
        x: fromX,
        y: fromY,
        fromX,
        fromY,
        toX,
        toY,
        start: now,
        ids: members.map((i) => fleet.ids[i]!),
      })
    }
    movingUntil = still() ? now : now + GLIDE_MS
    groupedAt = now
    dirty = false
  }

  return {
    get list() {
      return list
    },
    get movingUntil() {
      return movingUntil
    },
    hides: (slot) => hidden[slot] === 1,
    changed(removed) {
      dirty = true
      // Whoever has gone has given their slot to another.
      if (removed) groupedAt = 0
    },
    update(fleet, zoom, on, now) {
      if (!on) {
        if (list.length > 0 || hidden.length > 0) {
          list = []
          hidden = new Uint8Array(0)
        }
        level = Number.NaN
        return
      }
      const next = Math.floor(zoom)
      if (next === level && (!dirty || now - groupedAt < PACE_MS)) return
      if (next !== level) list = []
      level = next
      group(fleet, now)
    },
    advance(now) {
      if (groupedAt + 2 * GLIDE_MS < now) return
      for (const bubble of list) {
        const way = Math.min(1, Math.max(0, (now - bubble.start) / GLIDE_MS))
        bubble.x = bubble.fromX + (bubble.toX - bubble.fromX) * way
        bubble.y = bubble.fromY + (bubble.toY - bubble.fromY) * way
      }
    },
  }
}

const cellOf = (x: number, y: number) => `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`
