/**
 * Prints rows under a title, columns aligned.
 * @param {string} title
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function printTable(title, head, rows) {
  const all = [head, ...rows]
  const widths = head.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)))
  const line = (/** @type {string[]} */ row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  console.log(`\n${title}\n`)
  for (const row of all) console.log(`  ${line(row)}`)
}

/** @param {number} value @param {number} goal @param {string} unit */
export const verdict = (value, goal, unit) =>
  `${value <= goal ? 'PASS' : 'over'}  ${value.toFixed(unit === 'B' ? 0 : 2)} ${unit} (goal ${goal} ${unit})`
