/**
 * Puts something in place of a method of one of pusher-js's objects, with the method at hand.
 *
 * @returns the way to take it back; who came later, another kit on the same instance say, stays before it
 */
export function standBefore<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  make: (method: Target[Name]) => Target[Name],
): () => void {
  const method = target[name]
  const mine = make(method)
  target[name] = mine
  return () => {
    if (target[name] === mine) target[name] = method
  }
}
