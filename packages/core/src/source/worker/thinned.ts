import { MEMBERS, type Need } from '../../terms.ts'
import type { SourceHappening } from '../source.ts'
import { keepLast } from './keep-last.ts'
import { keepNewest } from './keep-newest.ts'
import { keepPeople } from './keep-people.ts'
import { keepPoints } from './keep-points.ts'
import type { Keeper, Place } from './waiting.ts'

/** What waits for a page, without what it need not hear. */
export interface Thinned {
  /** This is enough from now on of an event of a channel, or all is needed. */
  want(channel: string, event: string, need: Need | null): void
  /** The page is not on the channel any more. */
  leave(channel: string): void
  /** Adds to what waits, or takes the place of what is older. */
  add(told: SourceHappening, places: Place[]): void
  /** What comes next is after all that came before: of a channel, or of all. */
  divide(channel?: string): void
}

/** What leaves out of one channel, by event. */
type Keepers = Map<string, { readonly need: Need; readonly keeper: Keeper }>

/** How many may be left out before their places are taken away. */
const GAPS = 1000

/**
 * Between two batches a page that is late is told at most what it shows, however much comes. What stands for several may
 * stand where the first of them was: so nothing comes between them by which something of theirs could be told from what came
 * later.
 */
export function createThinned(): Thinned {
  const wanted = new Map<string, Map<string, Need>>()
  const keeping = new Map<string, Keepers>()
  /** Who is on a channel, as was told. */
  const people = new Map<string, Set<string>>()
  let left = 0

  function nameOf(told: SourceHappening) {
    if (told.type === 'event') return told.event
    return told.type === 'member' ? MEMBERS : undefined
  }

  function make(need: Need, channel: string): Keeper {
    if ('by' in need) return keepNewest(need)
    if ('fields' in need) return keepPoints(need)
    if ('last' in need) return keepLast(need)
    return keepPeople(need, (id) => people.get(channel)?.has(id) === true)
  }

  function end(keepers: Keepers | undefined) {
    for (const { keeper } of keepers?.values() ?? []) keeper.end?.()
  }

  function keeperOf(channel: string, name: string, need: Need): Keeper {
    const keepers: Keepers = keeping.get(channel) ?? new Map()
    keeping.set(channel, keepers)
    for (const [other, { need: its }] of keepers)
      if (other !== name && sameRows(its, need)) keepers.delete(other)
    const known = keepers.get(name)
    if (known) return known.keeper
    const keeper = make(need, channel)
    keepers.set(name, { need, keeper })
    return keeper
  }

  function follow(told: SourceHappening) {
    if (told.type === 'members') people.set(told.channel, new Set(told.all.map(({ id }) => id)))
    else if (told.type === 'member') {
      if ('joined' in told) people.get(told.channel)?.add(told.joined.id)
      else people.get(told.channel)?.delete(told.left)
    }
  }

  function tidy(places: Place[]) {
    left = 0
    let to = 0
    for (const place of places) if (place.told) places[to++] = place
    places.length = to
  }

  const thinned: Thinned = {
    want(channel, event, need) {
      thinned.divide(channel)
      const needs = wanted.get(channel) ?? new Map<string, Need>()
      wanted.set(channel, needs)
      if (need) needs.set(event, need)
      else needs.delete(event)
      if (needs.size === 0) wanted.delete(channel)
    },
    leave(channel) {
      wanted.delete(channel)
      people.delete(channel)
      thinned.divide(channel)
    },
    add(told, places) {
      const put = (one: SourceHappening) => {
        const place: Place = { told: one }
        places.push(place)
        return place
      }
      const name = nameOf(told)
      const channel = 'channel' in told ? told.channel : undefined
      const need = name === undefined ? undefined : wanted.get(channel!)?.get(name)
      if (!need || !keeperOf(channel!, name!, need).add(told, put)) {
        thinned.divide(channel)
        put(told)
      }
      follow(told)
      if (need && ++left > Math.max(GAPS, places.length / 2)) tidy(places)
    },
    divide(channel) {
      if (channel === undefined) {
        keeping.forEach(end)
        keeping.clear()
      } else {
        end(keeping.get(channel))
        keeping.delete(channel)
      }
    },
  }
  return thinned
}

/** Whether events of two names can be of the same rows, of which the newest is what came last of either. */
const sameRows = (a: Need, b: Need) =>
  'by' in a && 'by' in b && a.by !== null && a.by === b.by && a.merge === b.merge
