import type { Clock } from '@channelkit/core'
import type { Camera, Size } from '../camera/camera.ts'
import type { MapColors } from '../theme.ts'

/** What lies below the markers: it is told where the camera looks, and shows that. */
export interface BaseLayer {
  /** Called for each frame in which the camera moved, and after a change of size or colours. */
  draw(camera: Camera, size: Size): void
  /** Colours or resolution changed: what was kept is of no use. */
  refresh?(): void
  destroy(): void
}

export interface BaseHost {
  /** Where the layer puts its elements. */
  readonly element: HTMLElement
  readonly clock: Clock
  colors(): MapColors
  /** The font family of the page around. */
  font(): string
  /** For words and numbers; undefined is the browser's own. */
  locale(): string | undefined
  /** What it shows is another, though the camera stands still. */
  redraw(): void
  /** Who made the map's data, in words. */
  attribute(text: string): void
  /** It cannot be shown; the built-in map takes over. */
  fail(error: unknown): void
}

/** Makes a layer. `maplibre({ style })` is one. */
export type BaseFactory = (host: BaseHost) => BaseLayer
