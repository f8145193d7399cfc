const encoder = new TextEncoder()

/** How many bytes a value has as JSON, which is what an event's limit counts. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value) ?? '').length

const isHigh = (text: string, at: number) => /[\ud800-\udbff]/.test(text.charAt(at))

/**
 * Divides a text where its beginning still fits, never within a character.
 *
 * @param room how many bytes there are for it, as JSON without its quotes
 * @returns the beginning, which has at least one character, and the rest
 */
export function cut(text: string, room: number): [head: string, rest: string] {
  const fits = (length: number) => jsonBytes(text.slice(0, length)) - 2 <= room
  if (fits(text.length)) return [text, '']
  let [low, high] = [0, Math.min(text.length, room)]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  const least = isHigh(text, 0) && text.length > 1 ? 2 : 1
  const at = Math.max(least, isHigh(text, low - 1) ? low - 1 : low)
  return [text.slice(0, at), text.slice(at)]
}

/** What of a text can be sent: the first half of a character waits for its second. */
export const complete = (text: string): [ready: string, half: string] =>
  text !== '' && isHigh(text, text.length - 1) ? [text.slice(0, -1), text.slice(-1)] : [text, '']
