import type { Clock } from '@channelkit/core'
import { canPaint } from '../../shared/host.ts'
import { createGround, type Ground } from './ground/ground.ts'
import { createMarkersLayer } from './markers/markers-layer.ts'
import { watchTheme } from './theme.ts'

type Markers = ReturnType<typeof createMarkersLayer>

/** What is seen of a map: what lies below, and the markers. */
export interface Picture {
  readonly ground: Ground
  readonly markers: Markers
  destroy(): void
}

interface PictureOptions {
  clock: Clock
  locale(): string | undefined
  attribute(text: string): void
  redraw(): void
}

/** The layers of a map, in the colours of the page; nothing where the host can't paint. */
export function createPicture(element: HTMLElement, options: PictureOptions): Picture {
  if (!canPaint()) return UNSEEN
  const theme = watchTheme(element, () => {
    ground.refresh()
    markers.refresh()
    options.redraw()
  })
  const ground = createGround(element, { theme, ...options })
  const markers = createMarkersLayer(element, theme)
  return {
    ground,
    markers,
    destroy() {
      ground.destroy()
      markers.destroy()
      theme.destroy()
    },
  }
}

const UNSEEN: Picture = {
  ground: { choose() {}, refresh() {}, draw() {}, destroy() {} },
  markers: { draw() {}, refresh() {}, destroy() {} },
  destroy() {},
}
