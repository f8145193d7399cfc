import { type ElementNode, el } from '../view/index.ts'
import { isDark, type Profile } from './profile.ts'

/** Somebody's picture, or their initials on a colour of their own. The name stands beside it or is told by a label. */
export function avatar({ id, picture, initials, hue }: Profile): ElementNode {
  return el(
    'span',
    { class: 'ck-avatar', 'aria-hidden': true, 'data-dark': isDark(id), style: { '--ck-hue': hue } },
    picture ? el('img', { src: picture, alt: '', loading: 'lazy' }) : initials,
  )
}
