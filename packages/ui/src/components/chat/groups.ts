import type { Message } from '@channelkit/core'
import { cached } from '../../shared/cached.ts'

/** How close messages of one author belong together, in ms. */
const TOGETHER = 300_000

/** How times are written, and for whom. */
export interface Times {
  /** What time it is, in epoch ms; 0 until the page is there, when nobody knows whose time of day it is. */
  readonly now: number
  readonly locale: string | undefined
  readonly timeZone: string | undefined
}

const formats = new Map<string, Intl.DateTimeFormat>()
const format = ({ locale, timeZone }: Times, name: string, options: Intl.DateTimeFormatOptions) =>
  cached(
    formats,
    `${name} ${locale} ${timeZone}`,
    () => new Intl.DateTimeFormat(locale, { ...options, timeZone }),
  )

const dayOf = (at: number, times: Times) =>
  format({ ...times, locale: 'en-CA' }, 'key', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  )

/** The day of a message in words: "today", "Tuesday, 3 March". */
export function dayText(at: number, times: Times): string {
  const day = dayOf(at, times)
  const ago = [0, 1].find((days) => dayOf(times.now - days * 86_400_000, times) === day)
  if (ago !== undefined) {
    const text = new Intl.RelativeTimeFormat(times.locale, { numeric: 'auto' }).format(-ago, 'day')
    return text.charAt(0).toLocaleUpperCase(times.locale) + text.slice(1)
  }
  const year = day.slice(0, 4) === dayOf(times.now, times).slice(0, 4) ? undefined : 'numeric'
  return format(times, `day ${year}`, { weekday: 'long', day: 'numeric', month: 'long', year }).format(at)
}

export const timeText = (at: number, times: Times): string =>
  format(times, 'time', { hour: 'numeric', minute: '2-digit' }).format(at)

export const fullTimeText = (at: number, times: Times): string =>
  format(times, 'full', { dateStyle: 'full', timeStyle: 'short' }).format(at)

/** How a message stands to the one before it. */
export interface Standing {
  /** The day that begins with it, in words. */
  readonly day: string | null
  /** Whether it begins a group: another author, another day, a while later. */
  readonly first: boolean
}

/**
 * @param cut whether something stands between the two
 */
export function standingOf(
  message: Message,
  before: Message | undefined,
  cut: boolean,
  times: Times,
): Standing {
  const known = times.now > 0 && message.at > 0
  const newDay = known && (!before || dayOf(before.at, times) !== dayOf(message.at, times))
  const sameAuthor = before !== undefined && before.author === message.author && before.mine === message.mine
  const named = message.author !== null || before?.name === message.name
  const close = before !== undefined && Math.abs(message.at - before.at) < TOGETHER
  return {
    day: newDay ? dayText(message.at, times) : null,
    first: cut || newDay || !sameAuthor || !named || !close,
  }
}
