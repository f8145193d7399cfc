const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** Resolves with the first signal to end; from then on a further one ends the process at once. */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let told = false
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        // 128 and the number of the signal, as shells have it.
        if (told) process.exit(signal === 'SIGINT' ? 130 : 143)
        told = true
        resolve(signal)
      })
    }
  })
}
