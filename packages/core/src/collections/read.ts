/** How to read a value out of a payload: the name of a field, or in definitions a function. */
export type FieldOrFunction<Data, Value = unknown> = string | ((data: Data) => Value)

/** The function that reads it. */
export function reader<Data, Value>(by: FieldOrFunction<Data, Value>): (data: Data) => Value | undefined {
  if (typeof by === 'function') return by
  return (data) => (data as Record<string, Value> | null | undefined)?.[by]
}
