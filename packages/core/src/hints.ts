import type { Bus } from './bus.ts'
import type { Channels } from './channels.ts'
import type { Clock, Timer } from './clock.ts'
import { brief } from './collections/numbers.ts'
import { DOCS } from './errors.ts'

/** What bundlers put a constant for. */
declare const process: { readonly env: { readonly NODE_ENV?: string } }

/** Says to who writes an application what nothing is wrong with, but what is hardly meant. Each once. */
export interface Hints {
  /**
   * Looks at what comes for fields that none of it has.
   *
   * @param what which event of which channel
   */
  fields(what: string, wanted: readonly string[]): (payload: unknown) => void
  /** Says something, once however often it is so. */
  say(text: string): void
}

export interface HintsOptions {
  bus: Bus
  channels: Channels
  clock: Clock
  /** Has events told that nobody listens to. */
  watch(on: boolean): void
}

/** Only while an application is developed: bundlers leave all of it out of what they make for production. */
export function developmentHints(options: HintsOptions): Hints | undefined {
  try {
    return process.env.NODE_ENV === 'development' ? createHints(options) : undefined
  } catch {
    // A host without `process` is no bundler's.
    return undefined
  }
}

/** From how many payloads on one field of several is missed, and of how many other events one that never comes. */
const MISSED_AFTER = 10
const OTHERS = 5
/** How long after a sign-in the first word of the watchlist may take, in ms. */
const WATCHLIST = 15_000
/** How many names are remembered: strangers can make them up without end. */
const MOST = 100

const some = (names: readonly string[]) =>
  names.length === 0 ? 'none' : names.slice(0, 8).map(brief).join(', ')

function createHints({ bus, channels, clock, watch }: HintsOptions): Hints {
  const said = new Set<string>()
  function hint(text: string) {
    if (said.has(text)) return
    said.add(text)
    console.warn(`ChannelKit hint: ${text} See ${DOCS}/servers/#hints-while-you-develop`)
  }
  const seen = new Map<string, { came: Set<string>; others: Map<string, number>; told: Set<string> }>()

  function look(channel: string) {
    const { came, others, told } = seen.get(channel)!
    const count = [...others.values()].reduce((sum, n) => sum + n, 0)
    const listened = channels.active().find(({ name }) => name === channel)
    for (const event of listened?.listens() ?? []) {
      if (came.has(event) || told.has(event) || /^pusher/.test(event)) continue
      const alike = [...others.keys()].find((other) => letters(other) === letters(event))
      if (!alike && (count < OTHERS || event.startsWith('client-'))) continue
      told.add(event)
      const instead = alike ? `${brief(alike)} has` : `${count} others have: ${some([...others.keys()])}`
      hint(`no event ${brief(event)} has come on ${channel} so far, but ${instead}. Check its name.`)
    }
  }

  let silence: Timer
  function followWatchlist(user: unknown) {
    const watched = (user as { watchlist?: unknown } | null)?.watchlist
    clock.clearTimeout(silence)
    if (!Array.isArray(watched) || watched.length === 0) return
    const text = `nothing was told of the ${watched.length} people on the watchlist. Either none of them is online, or the server has no watchlists, as soketi and Reverb.`
    silence = clock.setTimeout(() => hint(text), WATCHLIST)
  }

  bus.tap((happening) => {
    const { type } = happening
    if (type === 'user' && !happening.error) return followWatchlist(happening.user)
    if (type === 'watchlist') return clock.clearTimeout(silence)
    if (type !== 'event' && type !== 'unheard') return
    const { channel, event } = happening
    if (seen.size > MOST) seen.clear()
    const known = seen.get(channel) ?? { came: new Set(), others: new Map(), told: new Set() }
    seen.set(channel, known)
    const { came, others } = known
    if (type === 'event') return void (came.size < MOST && came.add(event))
    if (others.size < MOST || others.has(event)) others.set(event, (others.get(event) ?? 0) + 1)
    look(channel)
  })
  watch(true)

  return {
    say: hint,
    fields(what, wanted) {
      const missing = new Set(wanted)
      let count = 0
      return (payload) => {
        if (missing.size === 0 || typeof payload !== 'object' || payload === null) return
        count++
        for (const field of missing) if (field in payload) missing.delete(field)
        const none = missing.size === wanted.length
        if (missing.size === 0 || (!none && count < MISSED_AFTER)) return
        const names = some([...missing])
        hint(`${what} has no field ${names}; what came has: ${some(Object.keys(payload))}.`)
        missing.clear()
      }
    },
  }
}

/** What two ways to spell one name share: `order-placed`, `orderPlaced` and `.OrderPlaced` are one to who reads them. */
const letters = (event: string) =>
  event
    .replace(/^.*[\\.]/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** Several may want to be told of what nobody listens to. */
export function sharedWatch(watch: (on: boolean) => void): (on: boolean) => void {
  let users = 0
  return (on) => {
    users += on ? 1 : -1
    if (users === (on ? 1 : 0)) watch(on)
  }
}
