import type { Clock, Timer } from './clock.ts'
import type { Guard } from './store.ts'

/** Something that can show a new frame: `stage` publishes the snapshot, `notify` tells who listens. */
export interface Committable {
  stage(): void
  notify(): void
}

/**
 * Takes in what has come since the last frame.
 *
 * @param all leave nothing, however long it takes
 * @returns whether something is left, for the next frame
 */
export type Intake = (all: boolean) => boolean

/** Decides when the next frame is; returns the way to cancel. */
export type RequestFrame = (run: () => void) => () => void

export interface Frames {
  /** Remembers that `job` has something to show. */
  mark(job: Committable): void
  /** Takes in all that waits, and commits now whatever is marked. */
  flush(): void
  /** No frame is due: what comes now may be taken in at once. */
  readonly quiet: boolean
  /** Asks for a frame, and has `intake` called at its start, before its commit. */
  next(intake: Intake): void
  /** Called after each commit with the number of stores in it. */
  readonly onCommit: Set<(stores: number) => void>
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
  let intakes = new Set<Intake>()
  let queued = false
  let cancel: (() => void) | undefined
  let ended = false

  function frame() {
    cancel = undefined
    take(false)
    commit()
    if (intakes.size > 0) ask()
  }

  function ask() {
    if (!ended) cancel ??= requestFrame(frame)
  }

  function take(all: boolean) {
    const waiting = intakes
    intakes = new Set()
    for (const intake of waiting)
      guard(() => {
        // Also if it throws at something: the rest still waits.
        intakes.add(intake)
        if (!intake(all)) intakes.delete(intake)
      })
  }

  function commit() {
    const batch = dirty
    if (batch.size === 0) return
    dirty = new Set()
    for (const job of batch) guard(job.stage)
    ask()
    for (const job of batch) guard(job.notify)
    for (const tell of frames.onCommit) tell(batch.size)
  }

  const frames: Frames = {
    mark(job) {
      dirty.add(job)
      if (queued || cancel) return
      queued = true
      // Not queueMicrotask: some fake timers hold that back.
      void Promise.resolve().then(() => {
        queued = false
        commit()
      })
    },
    flush() {
      take(true)
      commit()
    },
    get quiet() {
      return !cancel
    },
    next(intake) {
      intakes.add(intake)
      ask()
    },
    onCommit: new Set(),
    destroy() {
      ended = true
      cancel?.()
      cancel = undefined
    },
  }
  return frames
}
