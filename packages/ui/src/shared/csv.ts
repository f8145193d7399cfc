/**
 * A field of comma-separated values, as RFC 4180 describes them. Text that a spreadsheet would take for a formula is
 * made plain text; a number stays one.
 */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines of fields, each with its end. */
export const csvText = (lines: readonly (readonly (string | number)[])[]): string =>
  lines.map((fields) => `${fields.map(csvField).join(',')}\r\n`).join('')
