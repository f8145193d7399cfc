import { type IconName, icon } from '../../shared/icon.ts'
import { type ElementNode, el, type Part, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { MapLabels } from './labels.ts'
import { scaleBar } from './scale.ts'
import { keeper, type MapMemory } from './state.ts'

interface IconButton {
  part: Part<'button'>
  icon: IconName
  /** For those who do not see the sign, and for the tooltip. */
  words: string
  onclick(): void
  disabled?: boolean
  expanded?: boolean
}

export const iconButton = ({
  part,
  icon: sign,
  words,
  onclick,
  disabled,
  expanded,
}: IconButton): ElementNode =>
  el(
    'button',
    {
      ...part,
      class: `ck-live-map-button ${part.class}`,
      type: 'button',
      title: words,
      'aria-label': words,
      'aria-expanded': expanded,
      disabled,
      onclick,
    },
    icon(sign),
  )

interface ControlActions {
  zoom(steps: number): void
  fit(): void
  toggleList(): void
}

/** The buttons over the map. */
export const buttons = (
  words: MapLabels,
  { disabled, listed }: { disabled: boolean; listed: boolean },
  to: ControlActions,
): ElementNode =>
  el(
    'div',
    parts.buttons,
    iconButton({
      part: parts['zoom-in'],
      icon: 'plus',
      words: words.zoomIn,
      disabled,
      onclick: () => to.zoom(1),
    }),
    iconButton({
      part: parts['zoom-out'],
      icon: 'minus',
      words: words.zoomOut,
      disabled,
      onclick: () => to.zoom(-1),
    }),
    iconButton({ part: parts.fit, icon: 'fit', words: words.fit, disabled, onclick: to.fit }),
    iconButton({
      part: parts['list-toggle'],
      icon: 'list',
      words: words.list,
      disabled,
      expanded: listed,
      onclick: to.toggleList,
    }),
  )

/** Whom the map follows, and the way to let go. */
export const followingChip = (name: string, words: MapLabels, unfollow: () => void): ElementNode =>
  el(
    'div',
    { ...parts.following, key: 'following' },
    el('span', parts['following-name'], words.following(name)),
    iconButton({ part: parts.unfollow, icon: 'close', words: words.unfollow, onclick: unfollow }),
  )

/** How many there are, how long a line is on the ground, who made the map. */
export const foot = (count: string, attribution: string, memory: MapMemory): ElementNode =>
  el(
    'div',
    parts.foot,
    el('span', parts.count, count),
    scaleBar(memory),
    el('span', parts.attribution, attribution),
  )

/** What to do, when what one did was left to the page. */
export const hint = (text: string | null): ElementNode | false =>
  text !== null && el('div', { ...parts.hint, key: 'hint', 'aria-hidden': true }, text)

/** The name of what the pointer is over. */
export const tip = (memory: MapMemory): ElementNode =>
  el('div', {
    ...parts.tip,
    hidden: true,
    'aria-hidden': true,
    use: use(keeper, { memory, as: 'tip' as const }),
  })

export function showTip(
  { tip, map }: MapMemory,
  id: string | null,
  at: { x: number; y: number } | null,
): void {
  if (!tip) return
  tip.hidden = id === null
  if (id === null || !at) return
  tip.textContent = map?.marker(id)?.name ?? id
  tip.style.transform = `translate(${at.x}px,${at.y}px) translate(-50%,-150%)`
}
