import { type ElementNode, el } from '../view/index.ts'
import type { Profile } from './profile.ts'

/** Somebody's picture, or their initials on a colour of their own. The name stands beside it or is told by a label. */
export function avatar({ picture, initials, hue }: Profile): ElementNode {
  return el(
    'span',
    { class: 'ck-avatar', 'aria-hidden': true, style: { '--ck-hue': hue } },
    picture ? el('img', { src: picture, alt: '', loading: 'lazy' }) : initials,
  )
}
