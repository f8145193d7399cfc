/** Opens a stretch that has a direction of its own, whatever stands around it; and closes it. */
const [OPEN, CLOSE] = ['\u2068', '\u2069']

/** All that could turn what stands around: letters and figures from right to left, and signs that only steer. */
const TURNS =
  /[\u061C\u200F\u202A-\u202E\u2066-\u2069\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
/** What ends a paragraph, and with it every stretch that is still open. */
const BREAKS = /[\p{Control}\p{Zl}\p{Zp}]+/gu

/**
 * A text of a stranger, to be put into a sentence of ours: whatever it holds, the sentence around it keeps its
 * direction. What can't turn anything stays as it is, so that tests and searches find it.
 *
 * @param rtl whether the sentence is written from right to left, where every other text would turn it
 */
export function isolate(text: string, rtl = false): string {
  if (!rtl && !TURNS.test(text)) return text
  return `${OPEN}${balanced(text.replace(BREAKS, ' '))}${CLOSE}`
}

/** Without what would close more than it opens, and with all closed that it opens. */
function balanced(text: string): string {
  let open = 0
  let result = ''
  for (const letter of text) {
    if (letter >= '\u2066' && letter <= '\u2068') open++
    else if (letter === CLOSE && --open < 0) {
      open = 0
      continue
    }
    result += letter
  }
  return result + CLOSE.repeat(open)
}
