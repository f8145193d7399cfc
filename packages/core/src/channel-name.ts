import { ChannelKitError } from './errors.ts'
import type { Off } from './schema-types.ts'

/** Whether there is no channel meant. An empty text is a name that was forgotten, and an error. */
export const isOff = (name: unknown): name is Exclude<Off, ''> => !name && name !== ''

/** What a name may hold, without `=`, by which all else is written. */
const PLAIN = /[A-Za-z0-9_\-@,.;]/

const HOLE = /\{([^}]*)\}/

/** Names that one template makes of values, and back. */
export interface NameTemplate {
  /** How much of it is fixed: of two templates that a name fits, the one with more says it more exactly. */
  readonly weight: number
  name(values: Readonly<Record<string, unknown>>): string
  params(name: string): Record<string, string> | null
}

/**
 * Reads a template such as `private-orders-{id}`.
 *
 * @throws ChannelKitError `invalid-options` when two parameters stand side by side, for no name could be read back
 */
export function nameTemplate(template: string): NameTemplate {
  const [head, ...rest] = template.split(HOLE) as [string, ...string[]]
  // Fixed text and names of parameters take turns.
  const holes = rest.filter((_, i) => i % 2 === 0)
  const texts = rest.filter((_, i) => i % 2 === 1)
  const bad = [head, ...texts].find((text) => /[^A-Za-z0-9_\-=@,.;]/.test(text))
  if (bad !== undefined)
    refuse(`${template} may have letters, digits and _-=@,.; only, beside its parameters`)
  // A value must not hold the beginning of what follows it, or nobody could say where it ends.
  const ends = texts.map((text, i) => (i < texts.length - 1 ? text[0] : ''))
  if (ends.includes(undefined)) refuse(`${template} needs text between its parameters`)
  const pattern = new RegExp(
    `^${quoted(head)}${texts.map((text, i) => `(${ends[i] ? `[^${quoted(ends[i])}]` : '.'}+)${quoted(text)}`).join('')}$`,
  )
  return {
    weight: template.length - holes.reduce((sum, hole) => sum + hole.length + 2, 0),
    name(values) {
      const parts = holes.map((hole, i) => {
        const value = values[hole]
        if (value === undefined || value === null || value === '')
          refuse(`${template} needs a value for {${hole}}`)
        return escaped(String(value), ends[i]) + texts[i]
      })
      // One that is too long is an error where it is used: what a value holds must not end a render.
      return head + parts.join('')
    },
    params(name) {
      const found = pattern.exec(name)
      return found && Object.fromEntries(holes.map((hole, i) => [hole, unescaped(found[i + 1]!)]))
    },
  }
}

/** Says what is wrong with definitions, or with what was asked of them. */
export function refuse(why: string): never {
  throw new ChannelKitError('invalid-options', `defineChannels: ${why}.`)
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')

function escaped(value: string, end: string | undefined): string {
  let text = ''
  for (const letter of value) text += PLAIN.test(letter) && letter !== end ? letter : bytesOf(letter)
  return text
}

/** Half a pair of UTF-16 has no bytes: it becomes the sign for what can't be read. */
function bytesOf(letter: string): string {
  const bytes = encodeURIComponent(/^[\ud800-\udfff]$/.test(letter) ? '\ufffd' : letter)
  if (bytes.startsWith('%')) return bytes.replaceAll('%', '=')
  return `=${letter.charCodeAt(0).toString(16).toUpperCase()}`
}

/** Takes what is no escape as it is: names are also made by others. */
const unescaped = (text: string) =>
  text.replace(/(=[0-9A-F]{2})+/g, (bytes) => {
    try {
      return decodeURIComponent(bytes.replaceAll('=', '%'))
    } catch {
      return bytes
    }
  })
