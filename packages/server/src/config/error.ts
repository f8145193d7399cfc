import { ServerError } from '../hub/index.ts'

/** One thing that is wrong with a configuration. */
export interface Problem {
  /** Where: `apps[0].secret`, or a flag or a variable. */
  readonly at: string
  /** What is wrong, and what to do. Never a value: it may be secret. */
  readonly why: string
}

/** @returns an error with code `invalid-config` that lists every problem */
export function configError(problems: readonly Problem[]): ServerError {
  const lines = problems.map(({ at, why }) => `  ${at}: ${why}`)
  return new ServerError('invalid-config', ['The configuration is wrong:', ...lines, ''].join('\n'))
}

/** The candidate that was probably meant, if one is near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[-_]/g, '')
  let best: string | undefined
  let least = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of candidates) {
    const away = distance(plain(name), plain(candidate))
    if (away < least) {
      best = candidate
      least = away
    }
  }
  return best
}

/** Letters to insert, drop, replace or swap to get from one to the other. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
