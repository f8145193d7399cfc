import { deepEqual, shallowEqual } from '../equal.ts'
import type { Layer, Write } from '../write-book.ts'
import type { CollectionState } from './state.ts'

export interface RecordsSnapshot<Row = unknown> extends CollectionState {
  /** In the order in which the rows came. */
  readonly ids: readonly string[]
  readonly size: number
  get(id: string): Row | undefined
  /** What was written of a row here and is on its way, or failed. */
  writeOf(id: string): Write<Row> | undefined
}

export interface RowsOverOptions<Row> {
  /** The id of a row, or of what removes one. */
  idOf(what: unknown): string | undefined
  isRemoval(event: string): boolean
  merge: boolean
  /** A row may show something else than before. */
  touch(id: string): void
  asRow(what: unknown): Row
}

/** Lays rows that were written over those that events made; what shows the same keeps its identity. */
export function createRowsOver<Row>({ idOf, isRemoval, merge, touch, asRow }: RowsOverOptions<Row>) {
  /** A row, or that there is none. */
  let last = new Map<string, { row: Row } | null>()
  let lastIds: readonly string[] = []

  const rowsOf = ({ write, data }: Layer) =>
    [data].flat().map((what) => ({ what, id: idOf(what) ?? unknownId(write) }))

  function lay(base: RecordsSnapshot<Row>, layers: readonly Layer[]) {
    const over = new Map<string, { row: Row } | null>()
    const now = (id: string) => (over.has(id) ? over.get(id)?.row : base.get(id))
    for (const layer of layers)
      for (const { what, id } of rowsOf(layer)) {
        if (isRemoval(layer.write.meta.event)) {
          over.set(id, null)
          continue
        }
        const before = now(id)
        const row = merge && before ? { ...before, ...asRow(what) } : asRow(what)
        const same = [base.get(id), last.get(id)?.row].find((one) => one !== undefined && deepEqual(one, row))
        over.set(id, { row: same ?? row })
      }
    return over
  }

  return (base: RecordsSnapshot<Row>, layers: readonly Layer[]): RecordsSnapshot<Row> => {
    if (layers.length === 0 && last.size === 0 && base.writes.length === 0) return base
    const over = lay(base, layers)
    for (const id of [...last.keys(), ...over.keys()]) touch(id)
    last = over
    const kept = base.ids.filter((id) => over.get(id) !== null)
    const added = [...over].filter(([id, row]) => row && base.get(id) === undefined).map(([id]) => id)
    const now = [...kept, ...added]
    const ids = [base.ids, lastIds].find((one) => shallowEqual(one, now)) ?? now
    lastIds = ids
    return {
      ...base,
      ids,
      size: ids.length,
      get: (id) => (over.has(id) ? over.get(id)?.row : base.get(id)),
      writeOf: (id) =>
        base.writes.findLast((write) =>
          [write.data].flat().some((what) => (idOf(what) ?? unknownId(write)) === id),
        ) as Write<Row> | undefined,
    }
  }
}

/** What a row is known by until the server gives it an id. */
const unknownId = ({ id }: Pick<Write, 'id'>) => `write-${id}`
