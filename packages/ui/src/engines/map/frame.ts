import { guarded } from '../../shared/guarded.ts'

export interface Frame {
  /** Draws with the next frame. */
  ask(): void
  /** Draws at once. */
  now(): void
  destroy(): void
}

/**
 * A loop that runs only while there is something new to draw, and never in a hidden page.
 *
 * @param draw told the time of the frame; true while the next picture will be another
 */
export function createFrame(draw: (time: number) => boolean): Frame {
  let request = 0

  function run(time: number) {
    request = 0
    guarded(draw, () => {
      if (draw(time) && !document.hidden) ask()
    })
  }

  function ask() {
    if (request === 0) request = requestAnimationFrame(run)
  }

  document.addEventListener('visibilitychange', ask)
  return {
    ask,
    now() {
      cancelAnimationFrame(request)
      run(performance.now())
    },
    destroy() {
      cancelAnimationFrame(request)
      document.removeEventListener('visibilitychange', ask)
    },
  }
}
