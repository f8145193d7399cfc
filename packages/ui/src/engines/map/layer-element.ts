/** An element of the picture, with the class name by which the engine's stylesheet finds it: `ck-map-NAME`. */
export function layerElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  element.className = `ck-map-${name}`
  element.setAttribute('aria-hidden', 'true')
  return element
}

/** A canvas that lies out of the flow even without the stylesheet, or it would make the box grow that gives it its size. */
export function layerCanvas(name: string): HTMLCanvasElement {
  const canvas = layerElement('canvas', name)
  canvas.style.position = 'absolute'
  return canvas
}
