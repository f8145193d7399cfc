export default (/** @type {HTMLElement} */ root) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 400 })
  root.append(canvas)
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'))
  let n = 0
  return () => context.fillRect(n++ % 800, 0, 1, 1)
}
