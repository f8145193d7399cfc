import { watchColors } from '../watch-colors.ts'

/** The colours that a canvas needs, with what holds where the stylesheet is missing. */
const COLORS = {
  land: 'var(--ck-map-land, #e3e6ea)',
  coast: 'var(--ck-map-coast, #c3c9d1)',
  border: 'var(--ck-map-border, var(--ck-map-coast, #c3c9d1))',
  label: 'var(--ck-map-label, var(--ck-muted, #60626e))',
  grid: 'var(--ck-map-grid, #8080801f)',
  marker: 'var(--ck-map-marker, var(--ck-accent, #4f46e5))',
  edge: 'var(--ck-map-edge, #fff)',
  cluster: 'var(--ck-map-cluster, var(--ck-accent, #4f46e5))',
  clusterText: 'var(--ck-map-cluster-text, var(--ck-on-accent, #fff))',
  accent: 'var(--ck-accent, #4f46e5)',
} as const

export type MapColors = Readonly<Record<keyof typeof COLORS, string>>

export interface Theme {
  /** As `rgb(…)`, whatever the variables say. */
  readonly colors: MapColors
  /** The font family of the element. */
  readonly font: string
  destroy(): void
}

/** The map's colours as the page has them now; tells when they change, for whatever reason. */
export function watchTheme(root: HTMLElement, onChange: () => void): Theme {
  const colors = watchColors(root, COLORS, onChange)
  return {
    get colors() {
      return colors.now
    },
    get font() {
      return getComputedStyle(root).fontFamily || 'sans-serif'
    },
    destroy: colors.stop,
  }
}
