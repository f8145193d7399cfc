import { type Camera, worldSize } from './camera.ts'
import { iconButton, nameButton, part } from './dom.ts'
import { latOf } from './mercator.ts'
import type { Formats, MapLabels } from './words.ts'

export interface ChromeActions {
  zoom(steps: number): void
  fit(): void
  toggleList(): void
  unfollow(): void
}

/** Buttons, counts, scale and attribution: what lies over the map and is made of plain elements. */
export interface Chrome {
  readonly listButton: HTMLButtonElement
  /** Gives the buttons their words. */
  name(words: MapLabels, off: boolean): void
  count(text: string): void
  following(text: string | null, stop: string): void
  scale(camera: Camera, formats: Formats): void
  attribute(text: string): void
  listOpen(open: boolean): void
  destroy(): void
}

const SIGNS = {
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
  list: 'M6 4h7M6 8h7M6 12h7M3 4h.01M3 8h.01M3 12h.01',
}
/** The length of the equator, in metres. */
const EQUATOR = 40_075_017
const SCALE_PX = 90

export function createChrome(root: HTMLElement, box: HTMLElement, to: ChromeActions): Chrome {
  const buttons = part('div', 'buttons')
  const [zoomIn, zoomOut] = [
    iconButton('zoom-in', SIGNS.plus, () => to.zoom(1)),
    iconButton('zoom-out', SIGNS.minus, () => to.zoom(-1)),
  ]
  const fit = iconButton('fit', SIGNS.fit, to.fit)
  const listButton = iconButton('list-toggle', SIGNS.list, to.toggleList)
  buttons.append(zoomIn, zoomOut, fit, listButton)

  const chip = part('div', 'following', { hidden: true })
  const followed = part('span', 'following-name')
  const unfollow = iconButton('unfollow', 'M4 4l8 8M12 4l-8 8', to.unfollow)
  chip.append(followed, unfollow)

  const foot = part('div', 'foot')
  const total = part('span', 'count')
  const scale = part('span', 'scale', { hidden: true })
  const credit = part('span', 'attribution')
  foot.append(total, scale, credit)
  box.append(foot)
  root.append(chip, buttons)
  let scaled = ''

  return {
    listButton,
    name(labels, off) {
      nameButton(zoomIn, labels.zoomIn)
      nameButton(zoomOut, labels.zoomOut)
      nameButton(fit, labels.fit)
      nameButton(listButton, labels.list)
      for (const button of [zoomIn, zoomOut, fit, listButton]) button.disabled = off
    },
    count(text) {
      if (total.textContent !== text) total.textContent = text
    },
    following(text, stop) {
      chip.hidden = text === null
      followed.textContent = text
      nameButton(unfollow, stop)
    },
    scale({ y, zoom }, formats) {
      // On a map of the whole world a length holds for one latitude only.
      scale.hidden = zoom < 4
      if (scale.hidden) return
      const metres = (EQUATOR * Math.cos((latOf(y) * Math.PI) / 180)) / worldSize(zoom)
      const most = metres * SCALE_PX
      const power = 10 ** Math.floor(Math.log10(most))
      const round = power * (most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1)
      const next = `${(round / metres).toFixed(0)}px`
      const text = formats.length(round)
      if (scaled === next + text) return
      scaled = next + text
      scale.style.width = next
      scale.textContent = text
    },
    attribute(text) {
      credit.textContent = text
    },
    listOpen(open) {
      listButton.setAttribute('aria-expanded', String(open))
      root.toggleAttribute('data-list', open)
    },
    destroy() {
      buttons.remove()
      chip.remove()
    },
  }
}
