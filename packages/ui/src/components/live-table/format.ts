import { toNumber, toTime } from '@channelkit/core'
import { cached } from '../../shared/cached.ts'
import type { ColumnShown } from './columns.ts'
import type { LiveTableLabels } from './labels.ts'

/** How values are written. */
export interface Writing {
  readonly locale: string | undefined
  readonly timeZone: string | undefined
  readonly words: Pick<LiveTableLabels, 'yes' | 'no' | 'none'>
}

/** Nobody reads more than this in a cell. */
const LONGEST = 300

const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

/** A value of a row; nothing of what an object has by itself. */
export const valueIn = (row: unknown, field: string): unknown =>
  typeof row === 'object' && row !== null && Object.hasOwn(row, field)
    ? (row as Record<string, unknown>)[field]
    : undefined

const brief = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)

/** A format that the host refuses gives the usual one: a word wrong in it must not take the table down. */
function formatted<T>(make: (options: object) => T, options: object | undefined): T {
  try {
    return make(options ?? {})
  } catch {
    return make({})
  }
}

const numberFormat = ({ locale }: Writing, options: object | undefined) =>
  cached(numbers, `${locale} ${JSON.stringify(options)}`, () =>
    formatted((given) => new Intl.NumberFormat(locale, given), options),
  )

const dateFormat = ({ locale, timeZone }: Writing, options: object | undefined) =>
  cached(dates, `${locale} ${timeZone} ${JSON.stringify(options)}`, () =>
    formatted((given) => new Intl.DateTimeFormat(locale, { timeZone, ...given }), options ?? DATE),
  )
const DATE = { dateStyle: 'medium', timeStyle: 'short' } as const

/** A value as it stands in a cell. */
export function textOf(value: unknown, { type, format }: ColumnShown, writing: Writing): string {
  if (value === undefined || value === null || value === '') return writing.words.none
  if (type === 'number') {
    const number = toNumber(value)
    if (!Number.isNaN(number)) return numberFormat(writing, format).format(number)
  } else if (type === 'date') {
    const time = toTime(value)
    if (!Number.isNaN(time)) return dateFormat(writing, format).format(time)
  }
  switch (typeof value) {
    case 'string':
      return brief(value)
    case 'number':
      return numberFormat(writing, undefined).format(value)
    case 'boolean':
      return value ? writing.words.yes : writing.words.no
    case 'object':
      return brief(jsonOf(value))
    default:
      return brief(String(value))
  }
}

function jsonOf(value: object): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

/** A value as it stands in a file: numbers as numbers, times in ISO 8601, the rest as text. */
export function plainOf(value: unknown, { type }: ColumnShown): string | number {
  if (value === undefined || value === null) return ''
  if (type === 'number') {
    const number = toNumber(value)
    if (!Number.isNaN(number)) return number
  } else if (type === 'date') {
    const time = toTime(value)
    if (!Number.isNaN(time)) return new Date(time).toISOString()
  }
  if (typeof value === 'number' || typeof value === 'string') return value
  return typeof value === 'object' ? jsonOf(value) : String(value)
}

/** What a value is sorted by. */
export function rankOf(value: unknown, { type }: ColumnShown): number | string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (type === 'number' || type === 'date') {
    const number = type === 'number' ? toNumber(value) : toTime(value)
    return Number.isNaN(number) ? String(value) : number
  }
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value
  return typeof value === 'object' ? jsonOf(value) : String(value)
}
