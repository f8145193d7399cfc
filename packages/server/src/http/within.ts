/** Waits for something, but not longer than this many ms; what fails is over too. */
export function within(ms: number, work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    work.then(done, done)
  })
}

export const pause = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))
