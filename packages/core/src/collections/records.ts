import type { Backfill } from '../backfill.ts'
import { deepEqual } from '../equal.ts'
import { ChannelKitError } from '../errors.ts'
import type { FoldContext } from '../fold.ts'
import { createKeyed, type Keyed } from '../keyed.ts'
import type { ChannelKit } from '../kit.ts'
import { channelsOf } from '../name-check.ts'
import { once } from '../once.ts'
import type { ChannelName, ChannelNames, EventOf, FieldOf, PayloadOf, RowOf } from '../schema-types.ts'
import type { Readable } from '../store.ts'
import { rateOf, termOf } from '../terms.ts'
import { createBuckets } from './buckets.ts'
import { type Collection, type Collector, createCollection } from './collection.ts'
import type { Initial } from './initial.ts'
import { brief } from './numbers.ts'
import { type FieldOrFunction, reader } from './read.ts'
import type { Rewind } from './rewind.ts'
import { createRowsOver, type RecordsSnapshot } from './rows-over.ts'
import { versions } from './versions.ts'

export type { RecordsSnapshot } from './rows-over.ts'

export interface RecordsOptions<Row = unknown, Event extends string = string> {
  /** The payload's field that is the row's id. */
  by: FieldOf<NoInfer<Row>>
  /** Events that remove a row: they carry its id, or the row. Default none. */
  remove?: Event | readonly Event[]
  /** Lays a payload's fields over the row rather than putting it in its place. Default false. */
  merge?: boolean
  /** The payload's field with a row's version, a number or time that grows: a payload that is not newer is left out. */
  version?: FieldOf<NoInfer<Row>>
  /**
   * How far back to begin where the server keeps events: so many, or `{ events, seconds }`. Others begin with nothing.
   */
  rewind?: Rewind
  /**
   * How many updates a second of each row to show at most, 0.01 to 1000; the newest always comes. A server that can, sends no
   * more than that. Default all.
   */
  maxRate?: number
  /** The rows that are there already, or a function that fetches them for the channel. */
  initial?: Initial<readonly NoInfer<Row>[]>
}

/** All rows as they are now, or what changed since. */
export type RecordsAnswer<Row> =
  | readonly Row[]
  | { readonly changed: readonly Row[]; readonly removed?: readonly (string | number)[] }

/** What a definition may hold beyond plain data. */
export interface RecordsDefinitionOptions<Row = unknown, Event extends string = string>
  extends Omit<RecordsOptions<Row, Event>, 'by'> {
  by: FieldOf<NoInfer<Row>> | ((row: Row) => string | number)
  /** Fetches the rows, at first and after each gap. */
  backfill?: Backfill<RecordsAnswer<Row>>
}

export interface Records<Row = unknown> extends Collection<RecordsSnapshot<Row>, readonly Row[]> {
  /** One row, as a store of its own: told only when that row changed. */
  record(id: string): Readable<Row | undefined>
}

/**
 * Rows by id, kept up to date by events of one channel or several; a payload may be one row or an array. A row that arrives unchanged keeps
 * its identity. The channel `null` is off.
 *
 * @throws ChannelKitError `invalid-options`
 * @example
 * const quotes = records(kit, 'market', ['quote'], { by: 'symbol', remove: 'delisted' })
 * quotes.record('ACME').subscribe(() => {})
 */
export function records<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Row = RowOf<PayloadOf<Name, Event>>,
>(
  kit: ChannelKit,
  names: ChannelNames<Name>,
  events: Event | readonly Event[],
  options: RecordsDefinitionOptions<Row, EventOf<Name>>,
): Records<Row> {
  if (!options?.by) throw new ChannelKitError('invalid-options', 'records: by must name the field of the id.')
  const { initial, ...rest } = options
  const { by, merge = false, version, maxRate } = options
  const rate = maxRate === undefined ? undefined : rateOf(maxRate)
  const channels = channelsOf(names)
  const removals = [options.remove ?? []].flat() as string[]
  const all = [...new Set([...([events].flat() as string[]), ...removals])]
  const store = once(kit, 'records', [channels, events, rest], () => {
    const store: Collection<RecordsSnapshot<Row>, readonly Row[]> = createCollection(kit, {
      channels,
      events: all,
      rewind: options.rewind,
      backfill: options.backfill,
      conflate: {
        rate,
        events: all.filter((event) => !removals.includes(event)),
        // Functions stay here, and only the page knows which of two versions is newer.
        need: typeof by === 'string' && version === undefined ? termOf(by, merge, rate) : null,
        replaces: !merge && version === undefined,
        keyOf: keyIn(by as FieldOrFunction<unknown>),
      },
      collect: (context) => collectRows(context, removals, options, (ids) => keyed.notify(ids)),
    })
    const keyed: Keyed<Row> = createKeyed(
      kit.internals.bus.guard,
      (id) => store.getSnapshot().get(id),
      store.retain,
    )
    return Object.assign(store, { record: keyed.item })
  })
  store.seed(initial)
  return store
}

function collectRows<Row>(
  { mark, report }: Pick<FoldContext, 'mark' | 'report'>,
  removals: readonly string[],
  { by, merge = false, version }: RecordsDefinitionOptions<Row>,
  tell: (ids: readonly string[]) => void,
): Collector<RecordsSnapshot<Row>, readonly Row[], RecordsAnswer<Row>> {
  const idName = typeof by === 'string' ? by : 'an id'
  const read = reader(by)
  const rows = createBuckets<Row>()
  const order = new Set<string>()
  const touched = new Set<string>()
  let ids: readonly string[] | null = []
  /** Which channel a row came by: an answer of all rows speaks for its own channel. */
  const owner = new Map<string, string>()
  const newer = versions(version)
  const keyOf = (what: unknown) => (typeof what === 'object' ? read(what as Row) : what)
  const over = createRowsOver<Row>({
    idOf(what) {
      const key = keyOf(what)
      return isId(key) ? String(key) : undefined
    },
    isRemoval: (event) => removals.includes(event),
    merge,
    touch: (id) => touched.add(id),
    asRow: (what) => what as Row,
  })

  function put(row: Row, channel: string) {
    const key = read(row)
    if (!isId(key)) {
      const given = key === undefined || key === null ? '' : `, which is ${brief(key)} here`
      return report('id', () => `${channel}: a row without ${idName}${given} is left out.`)
    }
    const id = String(key)
    owner.set(id, channel)
    const before = rows.get(id)
    if (before !== undefined && !newer.than(row, before)) return
    const next = merge && before ? { ...before, ...row } : row
    if (before !== undefined && deepEqual(before, next)) return
    if (!order.has(id)) ids = null
    order.add(id)
    rows.set(id, next)
    touched.add(id)
  }

  function drop(what: unknown) {
    const id = String(keyOf(what))
    if (!order.delete(id)) return
    rows.delete(id)
    owner.delete(id)
    touched.add(id)
    ids = null
  }

  return {
    apply(data, { event, channel }) {
      const change = removals.includes(event) ? drop : (row: unknown) => put(row as Row, channel)
      for (const one of Array.isArray(data) ? data : [data]) change(one)
      mark()
    },
    seed(answer, channel) {
      for (const row of answer) put(row, channel)
    },
    fill(answer, channel) {
      const changed = 'changed' in answer ? answer.changed : answer
      if ('changed' in answer) for (const id of answer.removed ?? []) drop(id)
      else {
        const now = new Set(answer.map((row) => String(read(row))))
        for (const id of [...order]) if (owner.get(id) === channel && !now.has(id)) drop(id)
      }
      for (const row of changed) put(row, channel)
    },
    snapshot(state) {
      ids ??= [...order]
      return { ids, size: ids.length, ...state, get: rows.publish().get, writeOf: () => undefined }
    },
    keyOf,
    has: (key) => order.has(String(key)),
    isVersioned: newer.known,
    overlay: over,
    notify() {
      const changed = [...touched]
      touched.clear()
      tell(changed)
    },
  }
}

/** The key of a payload that is one row. */
function keyIn(by: FieldOrFunction<unknown>) {
  const read = reader(by)
  return (data: unknown) => {
    const key = Array.isArray(data) ? undefined : read(data)
    return isId(key) ? String(key) : undefined
  }
}

const isId = (key: unknown): key is string | number => typeof key === 'string' || typeof key === 'number'
