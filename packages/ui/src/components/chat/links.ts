/** A piece of a text, which may lead somewhere. */
export interface Piece {
  readonly text: string
  readonly href?: string
}

/** Addresses end where a text would: at spaces, quotes, and signs that steer how it is read. */
const ADDRESS =
  /\b(?:https?:\/\/|www\.)[^\s<>"'`\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]{2,2000}/gi
const END = /[.,:;!?…。、！？)\]}]+$/u

/** What belongs to the sentence around rather than to the address. */
function trimmed(found: string): string {
  let address = found
  for (;;) {
    const end = END.exec(address)?.[0]
    if (!end) return address
    const last = address.at(-1)!
    const opening = { ')': '(', ']': '[', '}': '{' }[last]
    // One that was opened in the address is closed there.
    if (opening && count(address, opening) >= count(address, last)) return address
    address = address.slice(0, -1)
  }
}
const count = (text: string, letter: string) => text.split(letter).length - 1

/** Only what a browser opens without running anything. */
function hrefOf(address: string): string | undefined {
  try {
    const url = new URL(/^www\./i.test(address) ? `https://${address}` : address)
    const named = url.hostname.includes('.') || url.hostname === 'localhost'
    return /^https?:$/.test(url.protocol) && named && url.username === '' ? url.href : undefined
  } catch {
    return undefined
  }
}

/**
 * A text in pieces, of which those that are addresses lead there. Nothing of it is markup.
 *
 * @example
 * linked('see https://a.example/b.') // [{ text: 'see ' }, { text: 'https://a.example/b', href }, { text: '.' }]
 */
export function linked(text: string): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(found)
    const href = hrefOf(address)
    if (!href) continue
    if (index > from) pieces.push({ text: text.slice(from, index) })
    pieces.push({ text: address, href })
    from = index + address.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** As much of a text as is read at once. */
const MOST = 2000
const MOST_LINES = 30

/** The beginning of a text that is too long; null where it is not. */
export function beginning(text: string): string | null {
  let end = Math.min(text.length, MOST)
  let at = -1
  for (let line = 0; line < MOST_LINES; line++) {
    at = text.indexOf('\n', at + 1)
    if (at < 0) break
    if (line === MOST_LINES - 1) end = Math.min(end, at)
  }
  if (end >= text.length) return null
  // No letter is cut in two.
  return text.slice(0, /[\uD800-\uDBFF]/.test(text[end - 1]!) ? end - 1 : end)
}
