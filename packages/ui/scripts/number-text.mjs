/** Printable characters that need no escape in any quotes. */
const DIGITS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (char) => !'"$\'\\`'.includes(char),
)
const BASE = DIGITS.length
/** Below this a number is one character; the last digit of all stands before two digits of a large one. */
const SMALL = 70
const LINE = 100

/** @param {number} value */
function encode(value) {
  const number = value < 0 ? -value * 2 - 1 : value * 2
  const rest = number - SMALL
  const [high, low] = [Math.floor(rest / BASE), rest % BASE]
  if (number < SMALL) return DIGITS[number] ?? ''
  if (SMALL + high < BASE - 1) return `${DIGITS[SMALL + high]}${DIGITS[low]}`
  return `${DIGITS[BASE - 1]}${DIGITS[Math.floor(number / BASE)]}${DIGITS[number % BASE]}`
}

/**
 * Lines of places as text: for each its length, then the steps from place to place, all as zig-zag numbers. A small number
 * is one character, so that compression sees what is frequent: that is a fifth less to load than varints in base64.
 * `decodeLines` in `src/engines/map/ground/land.ts` reads it.
 *
 * @param {readonly (readonly [number, number])[][]} lines
 */
export function textOf(lines) {
  let text = ''
  let [x, y] = [0, 0]
  for (const line of lines) {
    text += encode(line.length)
    for (const [nextX, nextY] of line) {
      text += encode(nextX - x) + encode(nextY - y)
      x = nextX
      y = nextY
    }
  }
  return text
}

/**
 * A constant in TypeScript, over several lines.
 *
 * @param {string} name
 * @param {string} text
 */
export function constant(name, text) {
  const lines = text.match(new RegExp(`.{1,${LINE}}`, 'gu')) ?? []
  const quoted = lines.map((line, i) => `  ${quote(line)}${i < lines.length - 1 ? ' +' : ''}`)
  return [`export const ${name}: string =`, ...quoted].join('\n')
}

/** @param {string} line */
const quote = (line) => (line.includes("'") ? `"${line}"` : `'${line}'`)
