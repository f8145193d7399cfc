import type * as z from 'zod'
import { placeOf, wrong } from '../schema/words.ts'
import { configError, nearest, type Problem } from './error.ts'
import { optionsOf, schemaAt } from './json-schema.ts'
import { type CheckedConfig, configSchema } from './schema.ts'

/** Where a value came from, by its place as `apps[0].key`. */
export type Sources = ReadonlyMap<string, string>

/** Checks a whole configuration. @throws ServerError `invalid-config` that says of each problem where, what and what to do */
export function checkConfig(config: unknown, sources: Sources = new Map()): CheckedConfig {
  const result = configSchema.safeParse(config)
  if (result.success) {
    const twice = duplicates(result.data)
    if (twice.length > 0) throw configError(twice)
    return result.data
  }
  const problems = result.error.issues.flatMap((issue) => describe(issue))
  throw configError(
    problems.map(({ at, why }) => ({
      at: sourceOf(at, sources),
      why,
    })),
  )
}

/** Names the flag or variable too, if it or what it stands in came from one. */
function sourceOf(at: string, sources: Sources): string {
  const found = [...sources].find(
    ([place]) => at === place || at.startsWith(`${place}[`) || at.startsWith(`${place}.`),
  )
  return found ? `${found[1]} (${at})` : at || 'the whole'
}

function describe(issue: z.core.$ZodIssue): Problem[] {
  const node = schemaAt(issue.path)
  const at = placeOf(issue.path)
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((kind) => !kind.some(isOtherKind))
    if (meant) return meant.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }))
  }
  if (issue.code === 'unrecognized_keys') {
    const known = optionsOf(node)
    return issue.keys.map((key) => {
      const meant = nearest(key, known)
      const remedy = meant ? `did you mean ${meant}?` : `there are ${known.join(', ')}.`
      return { at: placeOf([...issue.path, key]), why: `there is no such option; ${remedy}` }
    })
  }
  const what = node?.description ? ` ${node.description}` : ''
  return [{ at, why: `${wrong(issue)}.${what}` }]
}

/** Whether a value is not even of this one of several kinds. */
const isOtherKind = ({ code, path }: z.core.$ZodIssue) =>
  path.length === 0 && (code === 'invalid_type' || code === 'invalid_value')

/** Two apps must not answer to one id or key. */
function duplicates({ apps }: CheckedConfig): Problem[] {
  const problems: Problem[] = []
  const ids = new Map<string, number>()
  const keys = new Map<string, number>()
  for (const [n, app] of apps.entries()) {
    if (ids.has(app.id))
      problems.push({ at: `apps[${n}].id`, why: `is that of apps[${ids.get(app.id)}] too.` })
    ids.set(app.id, n)
    for (const key of new Set([app.key, ...(app.keys ?? []).map((pair) => pair.key)])) {
      if (keys.has(key))
        problems.push({ at: `apps[${n}].key`, why: `is that of apps[${keys.get(key)}] too.` })
      keys.set(key, n)
    }
  }
  return problems
}
