import { type ElementNode, el } from '../view/index.ts'

export type IconName =
  | ('plus' | 'minus' | 'close' | 'fit' | 'list' | 'copy' | 'check')
  | ('up' | 'down' | 'clock' | 'retry' | 'send' | 'bell')

/**
 * A sign beside or in place of words, drawn by the stylesheet in the colour of the text around it: neither a font that
 * may lack it nor a picture that a page's policy may forbid. What it means stands in words elsewhere.
 */
export const icon = (name: IconName): ElementNode =>
  el('span', { class: 'ck-icon', 'data-icon': name, 'aria-hidden': true })
