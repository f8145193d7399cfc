/** An HTTP request, free of any host. */
export interface RestRequest {
  method: string
  /** Without the query. */
  path: string
  query: URLSearchParams
  body: string
}

export interface RestResponse {
  status: number
  body: unknown
}
