/** A hook's result as text: what it is now. Functions are listed by name. */
export function describe(value: unknown): string {
  const seen = (_: string, one: unknown): unknown => {
    if (typeof one === 'function') return 'ƒ'
    if (one instanceof Error) return `${(one as { code?: string }).code}: ${one.message}`
    if (ArrayBuffer.isView(one)) return [...(one as unknown as ArrayLike<number>)].slice(-8)
    return one
  }
  return JSON.stringify(value ?? null, seen, 2).replaceAll('"ƒ"', 'ƒ')
}
