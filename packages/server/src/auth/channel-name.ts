import { CHANNEL_NAME as NAME, NAME_RULE } from '../hub/names.ts'
import { ServerError } from '../hub/server-error.ts'
import { utf8 } from '../hub/utf8.ts'

/** The parameters of a template, in the form in which they stand in it. */
type ParamsOf<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never

/** What a value may hold as it is; `=` begins all else. */
const PLAIN = /[A-Za-z0-9_\-@,.;]/

interface Parts {
  readonly head: string
  /** Each parameter, with the text that follows it and the letter that none of its values may hold as it is. */
  readonly holes: readonly {
    readonly name: string
    readonly text: string
    readonly end: string | undefined
  }[]
}

function partsOf(template: string): Parts {
  const [head = '', ...rest] = template.split(/\{([^}]*)\}/)
  const count = rest.length / 2
  const holes = Array.from({ length: count }, (_, i) => {
    const text = rest[2 * i + 1]!
    const last = i === count - 1
    if (!last && text === '')
      throw new ServerError('invalid-channel', `${template} needs text between its parameters.`)
    return { name: rest[2 * i]!, text, end: last ? undefined : text[0] }
  })
  return { head, holes }
}

/**
 * Makes the name of a channel of a template and values, as `channels.name` of `defineChannels` does in pages: what a name may not
 * hold is written as `=` and the byte in hexadecimal.
 *
 * @param template such as `private-inbox-{mail}`
 * @param values one for each parameter: text or a number, not empty
 * @throws ServerError `invalid-channel` when a value is missing, or the name gets too long
 * @example
 * channelName('private-inbox-{mail}', { mail: 'a+b@x.de' }) // 'private-inbox-a=2Bb@x.de'
 */
export function channelName<const Template extends string>(
  template: Template,
  values: Readonly<Record<ParamsOf<Template>, string | number>>,
): string {
  const { head, holes } = partsOf(template)
  const parts = holes.map(({ name, text, end }) => {
    const value: unknown = values[name as never]
    if (value === undefined || value === null || value === '')
      throw new ServerError('invalid-channel', `${template} needs a value for {${name}}.`)
    return escaped(String(value), end) + text
  })
  const name: string = head + parts.join('')
  if (NAME.test(name)) return name
  throw new ServerError('invalid-channel', `${name.slice(0, 200)} is no channel name: ${NAME_RULE}.`)
}

/**
 * Reads the values back out of a channel's name; null where it is not one of the template's.
 *
 * @example
 * const mail = channelParams('private-inbox-{mail}', channel)?.mail
 * return mail === user.mail
 */
export function channelParams<const Template extends string>(
  template: Template,
  name: string,
): Record<ParamsOf<Template>, string> | null {
  const { head, holes } = partsOf(template)
  const groups = holes.map(({ text, end }) => `(${end ? `[^${quoted(end)}]` : '.'}+)${quoted(text)}`)
  const found = new RegExp(`^${quoted(head)}${groups.join('')}$`).exec(name)
  return (found && Object.fromEntries(holes.map((hole, i) => [hole.name, unescaped(found[i + 1]!)]))) as never
}

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')

const escaped = (value: string, end: string | undefined) =>
  Array.from(value, (letter) => (PLAIN.test(letter) && letter !== end ? letter : bytesOf(letter))).join('')

/** Half a pair of UTF-16 has no bytes: it becomes the sign for what can't be read. */
const bytesOf = (letter: string) =>
  Array.from(utf8(letter), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

/** What is no escape is taken as it is: names are also made by others. */
const unescaped = (text: string) =>
  text.replace(/(=[0-9A-F]{2})+/g, (escapes) => {
    const bytes = escapes
      .slice(1)
      .split('=')
      .map((byte) => Number.parseInt(byte, 16))
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
    } catch {
      return escapes
    }
  })
