import { toTime } from './numbers.ts'
import { type FieldOrFunction, reader } from './read.ts'

/** What a version says of payloads: which of two is newer. Without one each is newer than what came before. */
export function versions(version: FieldOrFunction<unknown> | undefined) {
  if (version === undefined) return { than: () => true, known: () => false }
  const read = reader<unknown, unknown>(version)
  const of = (payload: unknown) => toTime(read(payload))
  return {
    /** What has no version says nothing of the order. */
    than: (next: unknown, before: unknown) => !(of(next) <= of(before)),
    known: (payload: unknown) => !Number.isNaN(of(payload)),
  }
}
