import { toTime } from '../collections/numbers.ts'
import { reader } from '../collections/read.ts'
import { editLists } from './row-lists.ts'

/** What tells rows apart: the name of the field with the id, or a function that reads it. */
export type RowKey = string | ((row: never) => string | number)

export interface RowRuleOptions {
  /**
   * The field of rows and payloads with their version, a number that grows with each change: a payload that is not
   * newer than its row is left out. Needed wherever a payload says a difference ("one more") rather than a value.
   */
  version?: string
  /** The field of the data that holds the rows, where the data is not the list itself. */
  within?: string
}

export interface UpsertOptions extends RowRuleOptions {
  /** Where a row goes that was not there. Default `'end'`. */
  at?: 'start' | 'end'
}

/** The pages of an infinite query. */
interface Pages<Row> {
  pages: Row[][]
  pageParams: unknown[]
}

type Rows<Row> = readonly Row[] | Pages<Row>

type RowOfRows<Data> = Data extends readonly (infer Row)[] ? Row : Data extends Pages<infer Row> ? Row : never

type Keyed<Key extends string> = { readonly [K in Key]: unknown }

/** A rule for a list of rows, or the pages of an infinite query, whose rows have the field. */
export type ListRule<Key extends string> = <Data extends Rows<Keyed<Key>>>(
  data: Data,
  payload: RowOfRows<Data> | readonly RowOfRows<Data>[],
) => Data

/** The same for an event that carries a part of a row. */
export type PartRule<Key extends string> = <Data extends Rows<Keyed<Key>>>(
  data: Data,
  payload: Partial<RowOfRows<Data>> | readonly Partial<RowOfRows<Data>>[],
) => Data

/** The same where a function reads the key. */
export type FunctionRule<Row, Payload = Row> = <Data extends Rows<Row>>(
  data: Data,
  payload: Payload | readonly Payload[],
) => Data

/** A rule for data of which nothing is known: rows within a field, or pages of an infinite query. */
// biome-ignore lint/suspicious/noExplicitAny: what the payload is stands where the event does
export type AnyRule = <Data>(data: Data, payload: any) => Data

/**
 * Puts the event's row in its place, or adds it if it is new; an event may also carry an array of rows. However
 * often the same row comes, by the fetch and by the event, it is there once. The data is a list of rows, the pages
 * of an infinite query, or has the list in the field `within`.
 *
 * @param key the field with the row's id, or a function that reads it
 * @example
 * on: { placed: upsert('id'), updated: upsert('id', { version: 'version' }) }
 */
export function upsert(key: RowKey, options: UpsertOptions & { within: string }): AnyRule
export function upsert<Key extends string>(key: Key, options?: UpsertOptions): ListRule<Key>
export function upsert<Row>(key: (row: Row) => string | number, options?: UpsertOptions): FunctionRule<Row>
export function upsert(key: RowKey, { at, version, within }: UpsertOptions = {}): AnyRule {
  return rule(key, within, (lists, row, place) => {
    if (place) return isNewer(row, place.row, version) ? place.put(row) : lists
    const list = at === 'start' ? 0 : lists.length - 1
    return lists.map((rows, i) => (i !== list ? rows : at === 'start' ? [row, ...rows] : [...rows, row]))
  })
}

/**
 * Adds the event's row at the end, or puts it in its place if it is there.
 *
 * @example
 * on: { message: append('id') }
 */
export function append(key: RowKey, options: RowRuleOptions & { within: string }): AnyRule
export function append<Key extends string>(key: Key, options?: RowRuleOptions): ListRule<Key>
export function append<Row>(key: (row: Row) => string | number, options?: RowRuleOptions): FunctionRule<Row>
export function append(key: RowKey, options?: RowRuleOptions): unknown {
  return upsert(key as string, options)
}

/**
 * Adds the event's row at the start, or puts it in its place if it is there.
 *
 * @example
 * on: { message: prepend('id') }
 */
export function prepend(key: RowKey, options: RowRuleOptions & { within: string }): AnyRule
export function prepend<Key extends string>(key: Key, options?: RowRuleOptions): ListRule<Key>
export function prepend<Row>(key: (row: Row) => string | number, options?: RowRuleOptions): FunctionRule<Row>
export function prepend(key: RowKey, options?: RowRuleOptions): unknown {
  return upsert(key as string, { ...options, at: 'start' })
}

/**
 * Lays the event's fields over the row with its id; a row that is not there stays away.
 *
 * @param key the field with the row's id, or a function that reads it
 * @example
 * on: { seen: patch('id') } // { id: 7, seenAt: 1700000000000 }
 */
export function patch(key: RowKey, options: RowRuleOptions & { within: string }): AnyRule
export function patch<Key extends string>(key: Key, options?: RowRuleOptions): PartRule<Key>
export function patch<Row>(
  key: (row: Row) => string | number,
  options?: RowRuleOptions,
): FunctionRule<Row, Partial<Row>>
export function patch(key: RowKey, { version, within }: RowRuleOptions = {}): AnyRule {
  return rule(key, within, (lists, part, place) =>
    place && isNewer(part, place.row, version)
      ? place.put({ ...(place.row as object), ...(part as object) })
      : lists,
  )
}

/**
 * Takes the row out; the event carries the row, or its id alone.
 *
 * @param key the field with the row's id, or a function that reads it
 * @example
 * on: { cancelled: remove('id') }
 */
export function remove(key: RowKey, { within }: Pick<RowRuleOptions, 'within'> = {}): AnyRule {
  return rule(key, within, (lists, _, place) => (place ? place.drop() : lists))
}

/** Rules that make the data of an event alone: they also count while there is none. */
const whole = new WeakSet<object>()

/**
 * Takes the event's payload for the data, also where nothing was fetched yet or the fetch failed: for events that
 * carry the whole state.
 *
 * @param make what the data is, where it is not the payload itself
 * @example
 * on: { state: replace(), score: replace((event: { score: Score }) => event.score) }
 */
export function replace<Payload, Data = Payload>(
  make: (payload: Payload) => Data = (payload) => payload as unknown as Data,
): (data: unknown, payload: Payload) => Data {
  const made = (_: unknown, payload: Payload) => make(payload)
  whole.add(made)
  return made
}

export const isWhole = (rule: unknown) => whole.has(rule as object)

/** A rule that stands for another one: it counts where that one does. */
export function standIn<Rule extends object>(rule: Rule, original: object): Rule {
  if (whole.has(original)) whole.add(rule)
  return rule
}

/** Where a row is, and the lists with it changed. */
interface Place {
  readonly row: unknown
  put(row: unknown): unknown[][]
  drop(): unknown[][]
}

function rule(
  key: RowKey,
  within: string | undefined,
  change: (lists: unknown[][], row: unknown, place: Place | null) => unknown[][],
): AnyRule {
  const read = reader<unknown, unknown>(key as string)
  const keyOf = (row: unknown) => String(typeof row === 'object' && row !== null ? read(row) : row)
  return (data, payload) =>
    editLists(data, within, (lists) =>
      [payload]
        .flat()
        .reduce<unknown[][]>((now, row) => change(now, row, find(now, keyOf(row), keyOf)), lists),
    )
}

function find(lists: unknown[][], key: string, keyOf: (row: unknown) => string): Place | null {
  for (const [i, rows] of lists.entries()) {
    const at = rows.findIndex((row) => keyOf(row) === key)
    if (at < 0) continue
    const instead = (...row: unknown[]) =>
      lists.map((other, j) => (i === j ? [...rows.slice(0, at), ...row, ...rows.slice(at + 1)] : other))
    return { row: rows[at], put: (row) => instead(row), drop: () => instead() }
  }
  return null
}

/** Without versions every payload counts, in the order in which they come. */
function isNewer(next: unknown, before: unknown, version: string | undefined): boolean {
  if (version === undefined) return true
  const read = reader<unknown, unknown>(version)
  // A version that is none says nothing.
  return !(toTime(read(next)) <= toTime(read(before)))
}
