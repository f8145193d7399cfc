/** What the page managed while it was flooded. */
export interface Outcome {
  /** Frames that it drew in a second. */
  readonly frames: number
  /** The longest time without a frame, in ms. */
  readonly longest: number
  /** Events that the page's code was given in a second. */
  readonly events: number
}

/** Counts frames for a while; `heard` says how many events came until then. */
export function measure(ms: number, heard: () => number, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const before = heard()
    let began: number | undefined
    let last = 0
    let frames = 0
    let longest = 0
    function frame(now: number) {
      if (signal.aborted) return
      if (began === undefined) began = now
      else {
        frames++
        longest = Math.max(longest, now - last)
      }
      last = now
      const seconds = (now - began) / 1000
      if (seconds * 1000 < ms) requestAnimationFrame(frame)
      else resolve({ frames: frames / seconds, longest, events: (heard() - before) / seconds })
    }
    requestAnimationFrame(frame)
  })
}
