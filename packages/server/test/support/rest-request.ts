import { createHash, createHmac } from 'node:crypto'
import type { RestRequest } from '../../src/index.ts'
import { APP } from './hub.ts'

/** A request of the HTTP API as it is handed to `rest.handle`, signed for a time in epoch ms. */
export function signed(
  method: string,
  path: string,
  {
    at = Date.now(),
    body,
    params = {},
  }: { at?: number; body?: string; params?: Record<string, string> } = {},
): RestRequest {
  const given = Object.entries({
    auth_key: APP.key,
    auth_timestamp: String(Math.floor(at / 1000)),
    auth_version: '1.0',
    ...(body !== undefined && { body_md5: createHash('md5').update(body).digest('hex') }),
    ...params,
  }).sort(([a], [b]) => (a < b ? -1 : 1))
  // What is signed is not encoded, what is sent is.
  const text = given.map(([name, value]) => `${name}=${value}`).join('&')
  const query = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  const signature = createHmac('sha256', APP.secret).update(`${method}\n${path}\n${text}`).digest('hex')
  return {
    method,
    path,
    query: `${query}&auth_signature=${signature}`,
    body: body === undefined ? undefined : Buffer.from(body),
  }
}
