/** Data come as a text within a text; what is no JSON is the text itself. */
export function parsed(data: unknown): unknown {
  if (typeof data !== 'string') return data
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
