const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A number of bytes as people read it. */
export function bytes(value: number): string {
  let unit = 0
  let left = value
  while (left >= 1000 && unit < UNITS.length - 1) {
    left /= 1000
    unit++
  }
  return `${unit === 0 ? Math.round(left * 10) / 10 : left.toFixed(left < 10 ? 1 : 0)} ${UNITS[unit]}`
}

const counts = new Intl.NumberFormat('en')
export const count = (value: number): string => counts.format(value)
/** `one` for 1, else `many`; both are given as the words beside the number. */
export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`

const times = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
})
/** The time of day, to the millisecond. */
export const timeOf = (at: number): string => times.format(at)

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
export const momentOf = (at: number): string => moments.format(at)

/** How long ago something was, in one unit. */
export function agoOf(at: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  if (seconds < 60) return `${seconds} s ago`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`
  return `${Math.floor(seconds / 86_400)} d ago`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is to be seen
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g

/** A text of strangers with what can't be seen, or turns the direction of what follows, written out. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, (sign) =>
    sign === '\r' ? '␍' : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
