/** Whether something has fields at all. */
export const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The fields of something, of which what is none has none. */
export const fieldsOf = (value: unknown): Record<string, unknown> => (isFields(value) ? value : {})

export const fieldOf = (value: unknown, field: string): unknown => fieldsOf(value)[field]
