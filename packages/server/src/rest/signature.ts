import type { App } from '../hub/index.ts'
import { ServerError } from '../hub/index.ts'
import { md5, sameText, sign } from '../hub/signatures.ts'
import type { RestRequest } from './request.ts'

const MAX_SKEW = 600

/** Checks a request's signature as the HTTP API reference describes it. @throws ServerError with status 401 */
export function verify(app: App, { method, path, query, body }: RestRequest, now: number): void {
  const refuse = (code: string, why: string) => {
    throw new ServerError(code, why, 401)
  }
  const params = Object.fromEntries(query)
  if (params.auth_key !== app.key) refuse('bad-key', 'auth_key is not the key of this app.')
  if (!(Math.abs(now / 1000 - Number(params.auth_timestamp)) <= MAX_SKEW)) {
    refuse('bad-timestamp', `auth_timestamp must be within ${MAX_SKEW} s of now.`)
  }
  if (body.length > 0 && params.body_md5 !== md5(body))
    refuse('bad-body-md5', 'body_md5 is not that of the body.')
  const { auth_signature: signature = '', ...signed } = params
  const pairs = Object.keys(signed)
    .sort()
    .map((key) => `${key.toLowerCase()}=${signed[key]}`)
  const text = [method.toUpperCase(), path, pairs.join('&')].join('\n')
  if (!sameText(signature, sign(app.secret, text))) refuse('bad-signature', 'auth_signature does not fit.')
}
