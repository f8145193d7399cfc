/**
 * Makes a queue for work that takes long: `await next()` before it, and one piece is done in one turn of the event loop,
 * in the order in which they came. Between two of them everybody else has their turn.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.then(nextTurn)
    return last
  }
}

/** The next turn of the event loop. */
export const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve))
