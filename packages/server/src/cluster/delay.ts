/** The wait before the next attempt, in ms: the longer, the more have failed, and never the same for two processes. */
export const delay = (failures: number, most = 30_000, random = Math.random): number =>
  Math.min(most, 250 * 2 ** (failures - 1)) * (0.75 + random() / 2)

/** Runs something when the turn of the event loop ends, however often it is asked for until then. */
export function oncePerTurn(run: () => void): () => void {
  let waits = false
  return () => {
    if (waits) return
    waits = true
    setImmediate(() => {
      waits = false
      run()
    })
  }
}
