/** An element of the map, with its public class name and part. */
export function part<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = `ck-live-map-${name}`
  element.dataset.part = name
  return Object.assign(element, properties)
}

/** A button with a sign; the name is for those who do not see it, and for the tooltip. */
export function iconButton(name: string, path: string, run: () => void): HTMLButtonElement {
  const button = part('button', `button ck-live-map-${name}`, { type: 'button', onclick: run })
  button.dataset.part = name
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  button.append(svg)
  return button
}

/** Gives a button its words. */
export function nameButton(button: HTMLButtonElement, words: string): void {
  if (button.title === words) return
  button.title = words
  button.setAttribute('aria-label', words)
}
