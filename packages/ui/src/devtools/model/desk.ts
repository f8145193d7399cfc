import type { ChannelKit } from '@channelkit/core'
import { knownKits } from '@channelkit/core/inspect'
import { lineOf } from './line.ts'
import { createLog, type Log } from './log.ts'
import { readSettings, type Settings, writeSettings } from './settings.ts'
import { tapeOf } from './tape.ts'
import { type AsUser, addSecond, type Second, whyNoSecond } from './users.ts'

/** A kit in the list of those that can be looked at. */
export interface Listed {
  readonly kit: ChannelKit
  readonly label: string
}

/** What is given to the panel by whoever mounted it. */
export interface Given {
  /** Undefined for whatever kits there are. */
  readonly kit: ChannelKit | undefined
  readonly name?: string | undefined
  readonly asUser?: AsUser | undefined
}

/** What the panel shows, and what can be done from it; nothing of it is drawn here. */
export interface Desk {
  readonly settings: Settings
  set(change: Partial<Settings>): void
  readonly kits: readonly Listed[]
  readonly kit: ChannelKit | undefined
  choose(kit: ChannelKit): void
  readonly log: Log | undefined
  readonly seconds: readonly Second[]
  /** Why there can be no second user here; null where there can. */
  readonly whyNoSecond: string | null
  addUser(name: string): void
  removeUser(second: Second): void
  /** Asks for another look. */
  changed(): void
  destroy(): void
}

/**
 * Keeps what is looked at: which kit, how the panel stands, a log for each kit that was chosen.
 *
 * @param given the kits that somebody gave; those that the page made besides are found
 * @param changed told when there may be something else to show
 * @param acted the same after what somebody did, who wants to see it at once
 */
export function createDesk(
  given: () => readonly Given[],
  first: Partial<Settings>,
  changed: () => void,
  acted: () => void,
): Desk {
  const logs = new Map<ChannelKit, Log>()
  let settings = readSettings(first)
  let chosen: ChannelKit | undefined
  let seconds: readonly Second[] = []

  const lives = (kit: ChannelKit) => !kit.internals.life.error
  const givenOf = (kit: ChannelKit) => given().find((one) => (one.kit ?? kit) === kit)

  function kits(): Listed[] {
    const all = new Set(
      [...given(), ...knownKits().map((kit) => ({ kit })), ...seconds].flatMap(({ kit }) =>
        kit && lives(kit) ? [kit] : [],
      ),
    )
    let count = 0
    return [...all].map((kit) => {
      const second = seconds.find((one) => one.kit === kit)
      if (second) return { kit, label: `as ${second.name}` }
      count++
      const { key, wsHost, cluster } = kit.internals.options
      return { kit, label: givenOf(kit)?.name ?? `${count}: ${key ?? 'kit'} at ${wsHost ?? cluster ?? '?'}` }
    })
  }

  const current = () => (chosen && lives(chosen) ? chosen : kits()[0]?.kit)

  /** Those of kits that are looked at run while the panel is open, or is to go on. */
  function follow() {
    for (const [kit, log] of logs) {
      if (lives(kit)) continue
      log.stop()
      logs.delete(kit)
    }
    const kit = current()
    if (kit && !logs.has(kit)) logs.set(kit, createLog(kit, changed))
    const runs = settings.open || settings.keep
    for (const log of logs.values()) runs ? log.start() : log.stop()
  }

  const desk: Desk = {
    get settings() {
      return settings
    },
    set(change) {
      settings = { ...settings, ...change }
      writeSettings(settings)
      follow()
      acted()
    },
    get kits() {
      return kits()
    },
    get kit() {
      return current()
    },
    choose(kit) {
      chosen = kit
      follow()
      acted()
    },
    get log() {
      follow()
      const kit = current()
      return kit && logs.get(kit)
    },
    get seconds() {
      return seconds
    },
    get whyNoSecond() {
      const kit = current()
      return kit ? whyNoSecond(kit, givenOf(kit)?.asUser) : 'There is no kit on this page.'
    },
    addUser(name) {
      const kit = current()
      if (!kit) return
      seconds = [...seconds, addSecond(kit, name, givenOf(kit)?.asUser)]
      acted()
    },
    removeUser(second) {
      second.leave()
      seconds = seconds.filter((one) => one !== second)
      follow()
      acted()
    },
    changed: acted,
    destroy() {
      for (const [kit, log] of logs) {
        log.stop()
        tapeOf(kit).end()
        lineOf(kit).end()
      }
      for (const second of seconds) second.leave()
      seconds = []
    },
  }
  follow()
  return desk
}
