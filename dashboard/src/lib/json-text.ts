// JSON is laid out and packed by its text, never by its values: a number of 20 digits, a name that stands twice, `__proto__` stay as
// they were said.

/** Strings whole, signs one by one, all else up to the next of them; no space. */
const TOKENS = /"(?:[^"\\]+|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g
/** Deeper is not moved in further: each line of it would be longer than the one before. */
const DEEPEST = 30

/** A payload as it reads best: JSON on lines of its own, all else as it is. Never throws, however deep it is. */
export function readable(text: string): string {
  if (!isJson(text)) return text
  const parts: string[] = []
  let depth = 0
  let before = ''
  const line = () => parts.push('\n', '  '.repeat(Math.min(depth, DEEPEST)))
  for (const [token] of text.matchAll(TOKENS)) {
    const opened = before === '{' || before === '['
    const closes = token === '}' || token === ']'
    if (closes) depth--
    if (closes ? !opened : opened || before === ',') line()
    parts.push(token === ':' ? ': ' : token)
    if (token === '{' || token === '[') depth++
    before = token
  }
  return parts.join('')
}

/** JSON without the space that is only for reading; all else as it is. */
export const packed = (text: string): string => (isJson(text) ? (text.match(TOKENS) ?? []).join('') : text)

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
