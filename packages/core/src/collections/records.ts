import { type Backfill, createGate } from '../backfill.ts'
import { isOff } from '../channel-name.ts'
import type { ChannelStatus, Gap } from '../channel-status.ts'
import { deepEqual } from '../equal.ts'
import { ChannelKitError } from '../errors.ts'
import { createFold, type Fold, type FoldContext, type FoldStore } from '../fold.ts'
import { createKeyed, type Keyed } from '../keyed.ts'
import type { ChannelKit } from '../kit.ts'
import { offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, EventOf, FieldOf, Off, PayloadOf, RowOf } from '../schema-types.ts'
import type { Readable } from '../store.ts'
import { createBuckets } from './buckets.ts'
import { brief } from './numbers.ts'
import { reader } from './read.ts'

export interface RecordsOptions<Row = unknown, Event extends string = string> {
  /** The payload's field that is the row's id. */
  by: FieldOf<NoInfer<Row>>
  /** Events that remove a row: they carry its id, or the row. Default none. */
  remove?: Event | readonly Event[]
  /** Lays a payload's fields over the row rather than putting it in its place. Default false. */
  merge?: boolean
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

export interface RecordsSnapshot<Row = unknown> {
  /** In the order in which the rows came. */
  readonly ids: readonly string[]
  readonly size: number
  readonly status: ChannelStatus
  /** What was missed and could not be fetched. */
  readonly gap: Gap | null
  get(id: string): Row | undefined
}

export interface Records<Row = unknown> extends FoldStore<RecordsSnapshot<Row>> {
  /** One row, as a store of its own: told only when that row changed. */
  record(id: string): Readable<Row | undefined>
}

/**
 * Rows by id, kept up to date by events; a payload may be one row or an array. A row that arrives unchanged keeps
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
  name: Name | Off,
  events: Event | readonly Event[],
  options: RecordsDefinitionOptions<Row, EventOf<Name>>,
): Records<Row> {
  if (!options?.by) throw new ChannelKitError('invalid-options', 'records: by must name the field of the id.')
  return once(kit, 'records', [name, events, options], () => {
    const store: FoldStore<RecordsSnapshot<Row>> = isOff(name)
      ? offStore(empty())
      : createFold(kit, empty(), (context) =>
          recordsFold(context, name, [events].flat() as string[], options, keyed),
        )
    const keyed: Keyed<Row> = createKeyed(
      kit.internals.bus.guard,
      (id) => store.getSnapshot().get(id),
      store.retain,
    )
    return Object.assign(store, { record: keyed.item })
  })
}

const empty = <Row>(): RecordsSnapshot<Row> => ({
  ids: [],
  size: 0,
  status: 'idle',
  gap: null,
  get: () => undefined,
})

function recordsFold<Row>(
  context: FoldContext,
  name: string,
  events: readonly string[],
  { by, remove = [], merge, backfill }: RecordsDefinitionOptions<Row>,
  keyed: Keyed<Row>,
): Fold<RecordsSnapshot<Row>> {
  const { internals, mark, report } = context
  const idName = typeof by === 'string' ? by : 'an id'
  const removals = [remove].flat() as string[]
  const read = reader(by)
  const rows = createBuckets<Row>()
  const order = new Set<string>()
  const touched = new Set<string>()
  let ids: readonly string[] | null = []
  let status: ChannelStatus = 'idle'

  function put(row: Row) {
    const key = read(row)
    if (!isId(key)) {
      const given = key === undefined || key === null ? '' : `, which is ${brief(key)} here`
      return report('id', () => `${name}: a row without ${idName}${given} is left out.`)
    }
    const id = String(key)
    const before = rows.get(id)
    const next = merge && before ? { ...before, ...row } : row
    if (before !== undefined && deepEqual(before, next)) return
    if (!order.has(id)) ids = null
    order.add(id)
    rows.set(id, next)
    touched.add(id)
  }

  function drop(what: unknown) {
    const id = String(typeof what === 'object' ? read(what as Row) : what)
    if (!order.delete(id)) return
    rows.delete(id)
    touched.add(id)
    ids = null
  }

  const gate = createGate<RecordsAnswer<Row>>(context, backfill, (answer) => {
    if ('changed' in answer) {
      for (const id of answer.removed ?? []) drop(id)
      return answer.changed.forEach(put)
    }
    const now = new Set(answer.map((row) => String(read(row))))
    for (const id of [...order]) if (!now.has(id)) drop(id)
    answer.forEach(put)
  })

  return {
    observe: {
      [name]: {
        events: [...new Set([...events, ...removals])],
        apply: (data, { event }) =>
          gate.pass(() => {
            const change = removals.includes(event) ? drop : (row: unknown) => put(row as Row)
            for (const one of Array.isArray(data) ? data : [data]) change(one)
            mark()
          }),
        live: (gap) => gate.live(gap, internals.clock.now()),
        changed(state) {
          status = state.status
          mark()
        },
      },
    },
    snapshot() {
      ids ??= [...order]
      return { ids, size: ids.length, status, gap: gate.open, get: rows.publish().get }
    },
    notify() {
      const changed = [...touched]
      touched.clear()
      keyed.notify(changed)
    },
    stop: gate.stop,
  }
}

const isId = (key: unknown): key is string | number => typeof key === 'string' || typeof key === 'number'
