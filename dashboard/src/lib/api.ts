// Read as a value, or the bundler would take it for the address of a file of ours.
const here: string = import.meta.url

/** Where the dashboard stands on its server: the page's files are one folder below. */
export const base = new URL('../', here)

/** What the server answered that is no success. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** Told whenever the server asks for its token. */
export const onRefused = new Set<() => void>()

interface Asked {
  /** Sent as JSON by POST. */
  body?: unknown
  signal?: AbortSignal | undefined
}

/**
 * Asks the server for something below the dashboard's address.
 *
 * @throws ApiError
 */
export async function ask<T>(path: string, { body, signal }: Asked = {}): Promise<T> {
  const answer = await fetch(new URL(path, base), {
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((cause: Error) => {
    if (cause.name === 'AbortError') throw cause
    throw new ApiError(0, 'unreachable', 'The server can’t be reached.')
  })
  const told: unknown = await answer.json().catch(() => ({}))
  const status = Number(answer.headers.get('Channelkit-Status') ?? answer.status)
  if (status < 300) return told as T
  const { error = `The server answered ${status}.`, code = '' } = told as {
    error?: string
    code?: string
  }
  if (code === 'dashboard-refused' && path !== 'login') for (const tell of onRefused) tell()
  throw new ApiError(status, code, error)
}

/** The path of something in the API of an app. */
export const inApp = (app: string, path: string): string => `apps/${encodeURIComponent(app)}/${path}`
