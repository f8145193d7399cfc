/** A hook's result as text: what it is now. What it can do is left out, and so is the one name that only wraps a list. */
export function describe(value: unknown): string {
  return JSON.stringify(unwrap(value) ?? null, seen, 2)
}

function seen(name: string, one: unknown): unknown {
  // Counts what was drawn from; it means nothing to a reader and is another one each time.
  if (name === 'revision') return undefined
  if (one instanceof Error) return `${(one as { code?: string }).code}: ${one.message}`
  if (ArrayBuffer.isView(one)) return Array.from(one as unknown as ArrayLike<number>).slice(-8)
  return isAction(one) ? undefined : one
}

function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const data = Object.values(value).filter((one) => !isAction(one))
  if (Array.isArray(value)) return data.length < value.length ? data[0] : value
  return data.length === 1 && Array.isArray(data[0]) ? data[0] : value
}

const isAction = (one: unknown): boolean =>
  typeof one === 'function' ||
  (Object.prototype.toString.call(one) === '[object Object]' &&
    Object.keys(one as object).length > 0 &&
    Object.values(one as object).every((part) => typeof part === 'function'))
