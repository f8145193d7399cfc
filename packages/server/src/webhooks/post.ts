import { createHmac } from 'node:crypto'
import type { HubClock } from '../hub/index.ts'
import type { WebhookEndpoint } from './options.ts'

/** The key and secret that sign; read at each attempt, since keys may be rotated. */
export interface WebhookSigner {
  readonly key: string
  readonly secret: string
}

export interface PostResult {
  readonly status: number | undefined
  readonly error: string | undefined
}

/** Signs and POSTs a body once. Never throws: what went wrong is in the result. */
export async function post(
  endpoint: WebhookEndpoint,
  { key, secret }: WebhookSigner,
  body: string,
  { clock, fetch, stop }: { clock: HubClock; fetch: typeof globalThis.fetch; stop: AbortSignal },
): Promise<PostResult> {
  const abort = new AbortController()
  const late = clock.setTimeout(() => abort.abort('timeout'), endpoint.timeout)
  const onStop = () => abort.abort('stopped')
  stop.addEventListener('abort', onStop)
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      body,
      // A redirect could lead anywhere, with a signed body: it counts as a refusal.
      redirect: 'manual',
      signal: abort.signal,
      headers: {
        'user-agent': 'channelkit-webhooks',
        ...endpoint.headers,
        'content-type': 'application/json',
        'x-pusher-key': key,
        'x-pusher-signature': createHmac('sha256', secret).update(body).digest('hex'),
      },
    })
    // Only the status counts; what follows it may be endless.
    response.body?.cancel().catch(() => {})
    return { status: response.status, error: response.ok ? undefined : `answered ${response.status}` }
  } catch (cause) {
    const { reason } = abort.signal
    if (reason === 'timeout') return { status: undefined, error: `no answer within ${endpoint.timeout} ms` }
    if (reason === 'stopped') return { status: undefined, error: 'the server ended' }
    return { status: undefined, error: reasonOf(cause) }
  } finally {
    clock.clearTimeout(late)
    stop.removeEventListener('abort', onStop)
  }
}

/** The system's code where there is one: messages may hold addresses. */
function reasonOf(cause: unknown): string {
  const { code } = ((cause as Error)?.cause ?? cause) as { code?: unknown }
  return typeof code === 'string' ? code : 'the request failed'
}
