/** An HTTP request, free of any host. */
export interface RestRequest {
  method: string
  /** As it was sent, without the query and not decoded: it is part of what was signed. */
  path: string
  /** As it was sent, without the `?`. */
  query?: string
  /** As it was sent: `body_md5` is that of these bytes. */
  body?: Uint8Array
  /** What it is called in logs; the answer has it as `X-Request-Id`. */
  id?: string
  /** Where it comes from, as an IP address, if that is known. */
  address?: string | undefined
}

/** What to answer, as JSON. */
export interface RestResponse {
  status: number
  body: unknown
  headers?: Record<string, string>
}
