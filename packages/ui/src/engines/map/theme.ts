import { layerElement } from './layer-element.ts'

/** The colours that a canvas needs, with what holds where the stylesheet is missing. */
const VARIABLES = {
  land: ['--ck-map-land', '#e3e6ea'],
  coast: ['--ck-map-coast', '#c3c9d1'],
  grid: ['--ck-map-grid', '#8080801f'],
  marker: ['--ck-map-marker', '#4f46e5'],
  edge: ['--ck-map-edge', '#fff'],
  cluster: ['--ck-map-cluster', '#4f46e5'],
  clusterText: ['--ck-map-cluster-text', '#fff'],
  accent: ['--ck-accent', '#4f46e5'],
} as const

export type MapColors = Readonly<Record<keyof typeof VARIABLES, string>>

export interface Theme {
  /** As `rgb(…)`, whatever the variables say. */
  readonly colors: MapColors
  /** The font family of the element. */
  readonly font: string
  destroy(): void
}

/**
 * The map's colours as the page has them now; tells when they change, for whatever reason. A custom property is only
 * text (`light-dark(…)`, say), so each is put to a property of an unseen element and read from there, and a
 * transition of no length tells of a change.
 */
export function watchTheme(root: HTMLElement, onChange: () => void): Theme {
  const box = layerElement('span', 'probe')
  box.style.cssText = 'position:absolute;width:0;height:0;overflow:hidden;visibility:hidden'
  const probes = Object.entries(VARIABLES).map(([name, [variable, fallback]]) => {
    const probe = document.createElement('i')
    probe.style.cssText = `color:var(${variable},${fallback});transition:color 1ms`
    return [name, probe] as const
  })
  box.append(...probes.map(([, probe]) => probe))
  root.append(box)

  const read = () =>
    Object.fromEntries(probes.map(([name, probe]) => [name, getComputedStyle(probe).color])) as MapColors
  let colors = read()
  const onEnd = () => {
    const now = read()
    if (probes.every(([name]) => now[name as keyof MapColors] === colors[name as keyof MapColors])) return
    colors = now
    onChange()
  }
  box.addEventListener('transitionend', onEnd)
  return {
    get colors() {
      // Where nothing is in the page yet, nothing has a colour.
      if (colors.land === '') colors = read()
      return colors
    },
    get font() {
      return getComputedStyle(root).fontFamily || 'sans-serif'
    },
    destroy() {
      box.remove()
    },
  }
}
