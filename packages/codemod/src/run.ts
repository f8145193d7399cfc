import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Codemod, type TransformOptions, transform } from './transform.ts'

export interface RunOptions extends TransformOptions {
  /** Only says what would change. */
  dry?: boolean
}

export interface Report {
  readonly changed: readonly string[]
  /** By file: what a person has to look at. */
  readonly notes: readonly string[]
}

const SOURCES = /[.]([mc]?[jt]sx?|vue|svelte)$/
const LEFT_OUT = new Set(['node_modules', 'dist', 'build', 'vendor', 'public'])

/**
 * Moves all files of folders, but for those of others: `node_modules`, `vendor`, what is built.
 *
 * @throws Error where a path leads nowhere
 */
export function run(
  codemod: Codemod,
  paths: readonly string[],
  { dry, ...options }: RunOptions = {},
): Report {
  const changed: string[] = []
  const notes: string[] = []
  for (const path of paths.flatMap(sourcesIn)) {
    try {
      const text = readFileSync(path, 'utf8')
      const moved = transform(codemod, path, text, options)
      notes.push(...moved.notes.map((note) => `${path}: ${note}`))
      if (!moved.changed) continue
      changed.push(path)
      if (!dry) writeFileSync(path, moved.source)
    } catch (error) {
      notes.push(`${path}: could not be read (${(error as Error).message})`)
    }
  }
  return { changed, notes }
}

function sourcesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || LEFT_OUT.has(entry.name)) return []
    const inner = join(path, entry.name)
    if (entry.isDirectory()) return sourcesIn(inner)
    return SOURCES.test(entry.name) ? [inner] : []
  })
}
