import { fieldsOf } from '../fields.ts'
import type { Version } from './shared-log.ts'

/** What is said of a shared value: somebody asks for it, or says what it is. */
export type SharedMessage<T> = { readonly ask: true } | Version<T>

/** A number without many a next one would be the last word for ever. */
const MOST = 2 ** 50
const MOST_WRITERS = 100

/** Reads what strangers say of the key; null if it is said of another one, or makes no sense. */
export function readShared<T>(raw: unknown, key: string): SharedMessage<T> | null {
  const data = fieldsOf(raw)
  if (data.key !== key) return null
  if (data.ask === true) return { ask: true }
  const { value, clock, by, root, seen } = data
  if (!isCount(clock) || typeof by !== 'string' || !isCount(root)) return null
  const counts = Object.entries(fieldsOf(seen)).filter(([, count]) => isCount(count))
  return {
    value: value as T,
    clock,
    by,
    root,
    seen: Object.fromEntries(counts.slice(-MOST_WRITERS)) as never,
  }
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < MOST
