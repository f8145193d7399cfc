import type { Hub, HubHappening } from '../hub/index.ts'
import { type Entry, entryOf } from './entry.ts'
import { type Filter, fits, readFilter } from './filter.ts'
import { isConsole, type Line } from './line.ts'

/** How often pages are told, in ms. */
const TICK = 250
/** How many of a type are told at once: no flood of one pushes out the others. */
const MOST_OF_TYPE = 40
/** The longest payloads together, in characters. */
const MOST_TEXT = 256 * 1024

interface Page {
  readonly filter: Filter
  entries: Entry[]
  /** How many came, by type. */
  came: Map<string, number>
  text: number
}

/** Tells each page that has asked what happens, as it asked for it. While nobody does, the hub is not looked at. */
export function createConsole(hub: Hub, line: Line): { end(): void } {
  const pages = new Map<string, Page>()
  let untap: (() => void) | undefined
  let timer: NodeJS.Timeout | undefined
  let ids = 0

  function take(happening: HubHappening) {
    for (const page of pages.values()) if (fits(page.filter, happening)) add(page, happening)
  }
  function add(page: Page, happening: HubHappening) {
    const { type } = happening
    const came = (page.came.get(type) ?? 0) + 1
    page.came.set(type, came)
    if (came > MOST_OF_TYPE || page.text > MOST_TEXT) return
    const entry = entryOf(++ids, happening)
    page.text += entry.data?.length ?? 0
    page.entries.push(entry)
  }
  function tell() {
    for (const [channel, page] of pages) {
      if (page.came.size === 0) continue
      const { entries, came, filter } = page
      // What was left out is said.
      for (const { type } of entries) came.set(type, came.get(type)! - 1)
      const left = Object.fromEntries([...came].filter(([, count]) => count > 0))
      Object.assign(page, { entries: [], came: new Map(), text: 0 })
      line.tell(channel, 'batch', { asked: filter.asked, entries, left })
    }
  }
  function begin(channel: string, filter: Filter) {
    pages.set(channel, { filter, entries: [], came: new Map(), text: 0 })
    untap ??= hub.tap(take)
    timer ??= setInterval(tell, TICK).unref()
  }
  function leave(channel: string) {
    pages.delete(channel)
    if (pages.size > 0) return
    untap?.()
    clearInterval(timer)
    untap = undefined
    timer = undefined
  }

  const stop = line.hub.tap((happening) => {
    if (!('channel' in happening) || !isConsole(happening.channel)) return
    const { type, channel } = happening
    if (type === 'vacated') return leave(channel)
    if (type !== 'client-event' || happening.event !== 'client-filter') return
    const filter = readFilter(happening.data)
    if (filter) begin(channel, filter)
  })
  return {
    end() {
      stop()
      for (const channel of [...pages.keys()]) leave(channel)
    },
  }
}
