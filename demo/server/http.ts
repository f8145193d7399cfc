import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request that is refused, with what the caller is told. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const maxBody = 16_384

/** The fields of a small JSON or form body. Anything that is not a flat object of texts is refused. */
export async function readFields(request: IncomingMessage): Promise<Map<string, string>> {
  const text = await readText(request)
  if (!request.headers['content-type']?.includes('json')) return new Map(new URLSearchParams(text))
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(parse(text))) {
    if (typeof value !== 'string') throw new Refusal(400, `"${name}" must be a text.`)
    fields.set(name, value)
  }
  return fields
}

/** A required field, trimmed, of at most `limit` characters. */
export function field(fields: Map<string, string>, name: string, limit: number): string {
  const value = fields.get(name)?.trim()
  if (!value) throw new Refusal(400, `"${name}" is missing or empty.`)
  if (value.length > limit) throw new Refusal(413, `"${name}" is longer than ${limit} characters.`)
  return value
}

/**
 * Browsers name the page that a request comes from: another site's page may not publish in a visitor's name.
 * Programs such as curl name none.
 */
export function refuseOtherOrigins(request: IncomingMessage): void {
  const { origin, host } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new Refusal(403, `Requests from ${origin} are refused: only this demo's own page may publish.`)
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify(body)}\n`)
}

function parse(text: string): object {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  } catch {
    // Said below, like every other body that is not an object.
  }
  throw new Refusal(400, 'The body must be a JSON object, or form fields.')
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBody) throw new Refusal(413, `The body is larger than ${maxBody} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
