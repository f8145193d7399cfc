import { createHash, createHmac } from 'node:crypto'
import type { App } from '../hub/index.ts'
import { ServerError, type ServerErrorCode } from '../hub/index.ts'
import { keysOf } from '../hub/options.ts'
import { sameText } from '../hub/signatures.ts'
import { type Params, percentDecoded, readQuery } from './query.ts'
import type { RestRequest } from './request.ts'

/** How far a sender's clock may be off, in seconds. */
export const MAX_SKEW = 600

// Node's own are several times faster than those of the hub, which has to do without Node.
const md5 = (body: Uint8Array) => createHash('md5').update(body).digest('hex')
const sign = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')

const refuse = (code: ServerErrorCode, why: string): never => {
  throw new ServerError(code, why)
}

/**
 * Checks a request's signature as the HTTP API reference, "Authentication", describes it, and returns the query as
 * its sender meant it.
 *
 * @param now epoch ms
 * @throws ServerError 401 `bad-key`, `bad-version`, `bad-timestamp`, `bad-body-md5`, `bad-signature`; 400 `duplicate-parameter`
 */
export function verify(app: App, request: RestRequest, now: number): Params {
  const readings = readQuery(request.query ?? '')
  const [params] = readings as [Params]
  const body = request.body ?? new Uint8Array()
  const pairs = keysOf(app).filter(({ key }) => key === params.get('auth_key'))
  if (pairs.length === 0) refuse('bad-key', 'auth_key is not the key of this app.')
  if (params.get('auth_version') !== '1.0') refuse('bad-version', 'auth_version must be 1.0.')
  if (!/^\d+$/.test(params.get('auth_timestamp') ?? '') || skew(params, now) > MAX_SKEW) {
    refuse('bad-timestamp', `auth_timestamp must be within ${MAX_SKEW} s of now, in seconds.`)
  }
  const given = params.get('body_md5')
  if ((given !== undefined || body.length > 0) && !sameText(given ?? '', md5(body)))
    refuse('bad-body-md5', 'body_md5 is not that of the body.')
  for (const reading of readings)
    for (const { secret } of pairs) {
      const signed = signedBy(secret, request, reading)
      if (signed) return signed
    }
  return refuse('bad-signature', 'auth_signature does not fit.')
}

const skew = (params: Params, now: number) => Math.abs(now / 1000 - Number(params.get('auth_timestamp')))

/** What was signed, by the names that were: one whose case was changed on the way is still the same parameter. */
function signedBy(secret: string, { method, path }: RestRequest, params: Params): Params | undefined {
  const signature = params.get('auth_signature') ?? ''
  const signed = [...params].filter(([name]) => name !== 'auth_signature')
  // The reference wants names in lower case; the Node SDK leaves them. It signs paths before they are encoded.
  const lower = signed.map(([name, value]) => [name.toLowerCase(), value] as const)
  const tried = new Set<string>()
  for (const way of [path, percentDecoded(path)]) {
    for (const pairs of [lower, signed]) {
      const text = `${method.toUpperCase()}\n${way}\n${inOrder(pairs)}`
      if (tried.has(text)) continue
      if (sameText(signature, sign(secret, text))) return new Map([...pairs, ['auth_signature', signature]])
      tried.add(text)
    }
  }
  return
}

const inOrder = (pairs: readonly (readonly [string, string])[]) =>
  [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
