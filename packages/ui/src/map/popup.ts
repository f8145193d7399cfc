import type { Size } from './camera.ts'
import { iconButton, nameButton, part } from './dom.ts'

export interface PopupContent {
  readonly name: string
  /** What is known, as pairs of word and value. */
  readonly rows: readonly (readonly [string, string])[]
  readonly following: boolean
}

export interface PopupWords {
  readonly close: string
  readonly follow: string
  readonly unfollow: string
}

export interface Popup {
  readonly element: HTMLElement
  /** Where somebody's own content stands in place of the rows. */
  readonly content: HTMLElement
  show(content: PopupContent, words: PopupWords, own: boolean): void
  /** At a point of the box, above it or, near the top, below. */
  place(x: number, y: number, size: Size): void
  hide(): void
}

const CLOSE = 'M4 4l8 8M12 4l-8 8'
const GAP = 16

/** What is known of one marker, in a small window that goes with it. */
export function createPopup(box: HTMLElement, onClose: () => void, onFollow: () => void): Popup {
  const element = part('div', 'popup', { tabIndex: -1, hidden: true })
  element.setAttribute('role', 'dialog')
  const title = part('strong', 'popup-title')
  const close = iconButton('close', CLOSE, onClose)
  const content = part('div', 'popup-content')
  const follow = part('button', 'follow', { type: 'button', onclick: onFollow })
  const rows = part('dl', 'popup-rows')
  content.append(rows)
  element.append(title, close, content, follow)
  box.append(element)
  let measured: { width: number; height: number } | null = null

  return {
    element,
    content,
    show(next, words, own) {
      element.hidden = false
      element.setAttribute('aria-label', next.name)
      if (title.textContent !== next.name) title.textContent = next.name
      nameButton(close, words.close)
      follow.textContent = next.following ? words.unfollow : words.follow
      follow.setAttribute('aria-pressed', String(next.following))
      rows.hidden = own
      const text = next.rows.flat()
      while (rows.childElementCount > text.length) rows.lastElementChild?.remove()
      for (const [i, words] of text.entries()) {
        const cell = rows.children[i] ?? rows.appendChild(document.createElement(i % 2 ? 'dd' : 'dt'))
        if (cell.textContent !== words) cell.textContent = words
      }
      measured = null
    },
    place(x, y, size) {
      // Measuring makes the browser lay out the page, so only after the content changed.
      measured ??= { width: element.offsetWidth, height: element.offsetHeight }
      const { width, height } = measured
      const below = y - GAP - height < 4
      const left = Math.max(4, Math.min(size.width - width - 4, x - width / 2))
      const top = Math.max(4, Math.min(size.height - height - 4, below ? y + GAP : y - GAP - height))
      const outside = x < -GAP || y < -GAP || x > size.width + GAP || y > size.height + GAP
      element.dataset.state = outside ? 'outside' : 'open'
      element.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`
    },
    hide() {
      element.hidden = true
    },
  }
}
