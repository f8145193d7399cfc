/** Waits for what others bring about, who wake it. */
export interface Waker {
  /** Something may be so now that somebody waits for. */
  wake(): void
  /** @param ms how long at most */
  until(isSo: () => boolean, ms?: number): Promise<void>
}

export function createWaker(): Waker {
  const waiting = new Set<() => void>()
  return {
    wake() {
      for (const look of [...waiting]) look()
    },
    until(isSo, ms) {
      if (isSo()) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = ms === undefined ? undefined : setTimeout(end, ms)
        function end() {
          clearTimeout(timer)
          waiting.delete(look)
          resolve()
        }
        const look = () => void (isSo() && end())
        waiting.add(look)
      })
    },
  }
}
