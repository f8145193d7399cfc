import type * as z from 'zod'

/** `apps[0].secret` */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')

/** What is wrong with a value, without the value, as it goes on after the name of its place: `must be a list`. */
export function wrong(issue: z.core.$ZodIssue): string {
  // A message of the schema's own goes on in lower case; those of zod begin with a capital and are written anew.
  if (/^[a-z]/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return /received undefined/.test(issue.message) ? 'is missing' : `must be ${article(issue.expected)}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'must not be empty'
        : `must be ${issue.minimum} or more`
    case 'too_big':
      return tooBig(issue)
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'invalid_union':
      return `must be ${[...new Set(issue.errors.flatMap(kindsOf))].join(', or ') || 'of another kind'}`
    default:
      return issue.message
  }
}

/** What one kind of several would take. */
const kindsOf = (issues: readonly z.core.$ZodIssue[]): string[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'invalid_type') return [article(issue.expected)]
    return issue.code === 'invalid_value' ? [issue.values.map(String).join(' or ')] : []
  })

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return `must have ${maximum} characters or less`
  if (origin === 'array') return `must have ${maximum} entries or less`
  return `must be ${maximum} or less`
}

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const article = (type: string) => NAMES[type] ?? type
