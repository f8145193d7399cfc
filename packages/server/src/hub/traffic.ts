/** Frames of an app's clients since it started, and their bytes: plain numbers, since every frame changes them. */
export interface Traffic {
  messagesIn: number
  bytesIn: number
  messagesOut: number
  bytesOut: number
  /** Frames that were left out, since a newer one took their place before they were due. */
  conflated: number
}

export const createTraffic = (): Traffic => ({
  messagesIn: 0,
  bytesIn: 0,
  messagesOut: 0,
  bytesOut: 0,
  conflated: 0,
})

/** Bytes of a text in UTF-8, without making them. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    // A pair has two units and four bytes; half a pair becomes the replacement character, of three.
    else if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(i + 1))) {
      bytes += 2
      i++
    } else bytes += 2
  }
  return bytes
}

const isLow = (unit: number) => unit >= 0xdc00 && unit < 0xe000
