/** Room for a thousand channel names, in bytes. */
const MAX_BODY = 256 * 1024

/** What could not be read, or was too long. */
export const TOO_LARGE = Symbol('too large')

/** Reads a body as text, but no more than there is room for. Bytes that are no UTF-8 become marks that fit no name. */
export async function readBody(chunks: AsyncIterable<Uint8Array>): Promise<string | typeof TOO_LARGE> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MAX_BODY) return TOO_LARGE
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** The chunks of a web stream: not every host's can be iterated. */
export async function* chunksOf(stream: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = stream?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    // What is left of a body that is too long is not waited for.
    void reader.cancel().catch(() => {})
  }
}

/**
 * Back to a form what a body parser made of one: parsers differ in whether they keep the brackets of a list.
 * What is neither text nor a list of texts was no form of ours: `null`.
 */
export function encodeForm(fields: Readonly<Record<string, unknown>>): string | null {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (!NAMES.has(name)) continue
    const items = Array.isArray(value) ? value : [value]
    if (!items.every((item) => typeof item === 'string')) return null
    const listed = Array.isArray(value) && !name.endsWith('[]')
    for (const item of items) form.append(listed ? `${name}[]` : name, item)
  }
  return form.toString()
}

/** Whatever else is in the form is the app's. */
const NAMES = new Set([
  'socket_id',
  'channel_name',
  'channel_name[]',
  'also_channel_name',
  'also_channel_name[]',
])
