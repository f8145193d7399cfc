// What core asks of its host: the few functions that browsers, Node, workers and React Native share.
declare function setTimeout(run: () => void, ms?: number): unknown
declare function clearTimeout(timer: unknown): void
declare const console: { error(...args: unknown[]): void; warn(...args: unknown[]): void }
declare class AbortSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', run: () => void): void
  removeEventListener(type: 'abort', run: () => void): void
}
declare class AbortController {
  readonly signal: AbortSignal
  abort(): void
}
declare class URLSearchParams {
  constructor(init?: Record<string, string>)
  append(name: string, value: string): void
  toString(): string
}
interface Response {
  readonly ok: boolean
  readonly status: number
  text(): Promise<string>
}
interface RequestInit {
  method?: string
  headers?: Record<string, string>
  body?: string
  credentials?: 'include' | 'omit' | 'same-origin'
  signal?: AbortSignal
}
declare function fetch(url: string, init?: RequestInit): Promise<Response>
