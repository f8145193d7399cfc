const numbers = new WeakMap<object, number>()
let count = 0

/** A number that stands for an object's identity where only plain data is compared. */
export function numberOf(object: object): number {
  const number = numbers.get(object) ?? ++count
  numbers.set(object, number)
  return number
}
