import { guarded } from '../../shared/guarded.ts'

/** Called once a frame with the time in epoch ms. */
export type OnFrame = (now: number) => void

const running = new Set<OnFrame>()
let frame = 0

function tick(time: number) {
  frame = 0
  const now = performance.timeOrigin + time
  for (const run of [...running]) guarded(run, () => run(now))
  schedule()
}

function schedule() {
  if (frame === 0 && running.size > 0) frame = requestAnimationFrame(tick)
}

/** One animation frame for all pictures of the page. Hidden tabs get no frames, so nothing is drawn in them. */
export function onFrame(run: OnFrame): () => void {
  running.add(run)
  schedule()
  return () => {
    running.delete(run)
    if (running.size > 0 || frame === 0) return
    cancelAnimationFrame(frame)
    frame = 0
  }
}
