/** A canvas that is cleared in each frame: what no engine can go below. */
export default (/** @type {HTMLElement} */ root) => {
  const canvas = document.createElement('canvas')
  canvas.width = 800
  canvas.height = 500
  root.append(canvas)
  const context = canvas.getContext('2d')
  let on = false
  return {
    report() {},
    look() {},
    frame() {
      on = !on
      if (context) context.fillStyle = on ? '#eee' : '#fff'
      context?.fillRect(0, 0, 1, 1)
    },
  }
}
