export type Fields = Record<string, unknown>

/** A JSON object, or undefined for anything else; never throws. */
export function objectOf(value: unknown): Fields | undefined {
  try {
    const parsed = typeof value === 'string' ? JSON.parse(value) : value
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}
