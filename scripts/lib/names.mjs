/** @typedef {{ kebab: string, camel: string, pascal: string }} Names */
/** @typedef {(path: string) => string} Read */
/** @typedef {{ files: Record<string, string>, changes: Record<string, string> }} Frame by path: what is new, and lists that change */

/**
 * One name as files, functions and types have it.
 * @param {string} kebab
 * @returns {Names}
 */
export function namesOf(kebab) {
  const camel = kebab.replace(/-./g, (start) => start.slice(1).toUpperCase())
  return { kebab, camel, pascal: camel.slice(0, 1).toUpperCase() + camel.slice(1) }
}

/**
 * A text with one name in place of another, however it is written.
 * @param {string} text
 * @param {Names} from
 * @param {Names} to
 */
export const renamed = (text, from, to) =>
  text.replace(
    new RegExp(
      `(?<=[/-])(?<kebab>${from.kebab})(?![\\w-])|(?<pascal>${from.pascal})|\\b${from.camel}\\b`,
      'g',
    ),
    (...found) => {
      const { kebab, pascal } = found.at(-1)
      return kebab ? to.kebab : pascal ? to.pascal : to.camel
    },
  )

/**
 * A list in which a line about one name is followed by the same about another.
 * @param {string} text
 * @param {Names} from
 * @param {Names} to
 * @param {RegExp} line which line it is
 */
export function listed(text, from, to, line) {
  const lines = text.split('\n')
  const at = lines.findIndex((one) => line.test(one))
  if (at < 0) throw new Error(`No line is as ${line}: the list has changed, and scripts/lib with it has to.`)
  lines.splice(at + 1, 0, renamed(lines[at] ?? '', from, to))
  return lines.join('\n')
}
