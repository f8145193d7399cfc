import type { Clock, Timer } from './clock.ts'
import type { Guard } from './store.ts'

/** Something that can show a new frame: `stage` publishes the snapshot, `notify` tells who listens. */
export interface Committable {
  stage(): void
  notify(): void
}

/** Decides when the next frame is; returns the way to cancel. */
export type RequestFrame = (run: () => void) => () => void

export interface Frames {
  /** Remembers that `job` has something to show. */
  mark(job: Committable): void
  /** Commits now whatever is marked. */
  flush(): void
  /** Called after each commit with the number of stores in it. */
  onCommit: ((stores: number) => void) | undefined
  /** From now on each mark commits by itself, in a microtask: there are no more frames. */
  destroy(): void
}

const HIDDEN_MS = 250
const HEADLESS_MS = 16

/**
 * The next animation frame where there is one, raced against a timer, since hidden tabs get no frames;
 * a plain timer elsewhere.
 */
export function hostFrame(clock: Clock): RequestFrame {
  return (run) => {
    const host = globalThis as {
      requestAnimationFrame?(run: () => void): number
      cancelAnimationFrame?(id: number): void
    }
    let timer: Timer
    let frame: number | undefined
    const cancel = () => {
      clock.clearTimeout(timer)
      if (frame !== undefined) host.cancelAnimationFrame?.(frame)
    }
    const fire = () => {
      cancel()
      run()
    }
    timer = clock.setTimeout(fire, host.requestAnimationFrame ? HIDDEN_MS : HEADLESS_MS)
    frame = host.requestAnimationFrame?.(fire)
    return cancel
  }
}

/**
 * One commit a frame, leading edge: after a quiet frame the first mark commits in the next microtask, so a lone
 * event has no added delay; marks that follow wait for the next frame and share its commit.
 *
 * @param guard runs each job's part: what one throws must not keep the others from theirs
 */
export function createFrames(requestFrame: RequestFrame, guard: Guard): Frames {
  let dirty = new Set<Committable>()
  let queued = false
  let cancel: (() => void) | undefined
  let ended = false

  function frame() {
    cancel = undefined
    if (dirty.size > 0) flush()
  }

  function flush() {
    const batch = dirty
    if (batch.size === 0) return
    dirty = new Set()
    for (const job of batch) guard(job.stage)
    if (!ended) cancel ??= requestFrame(frame)
    for (const job of batch) guard(job.notify)
    frames.onCommit?.(batch.size)
  }

  const frames: Frames = {
    mark(job) {
      dirty.add(job)
      if (queued || cancel) return
      queued = true
      // Not queueMicrotask: some fake timers hold that back.
      void Promise.resolve().then(() => {
        queued = false
        flush()
      })
    },
    flush,
    onCommit: undefined,
    destroy() {
      ended = true
      cancel?.()
      cancel = undefined
    },
  }
  return frames
}
