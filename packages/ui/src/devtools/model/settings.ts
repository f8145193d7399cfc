/** Tabs of the panel, in their order. */
export const TABS = ['connection', 'channels', 'stores', 'events', 'record'] as const
export type Tab = (typeof TABS)[number]

/** At which edge of the page the panel stands. */
export const SIDES = ['bottom', 'right', 'left', 'top'] as const
export type Side = (typeof SIDES)[number]

/** What is remembered of how somebody left the panel. */
export interface Settings {
  readonly open: boolean
  readonly tab: Tab
  readonly side: Side
  /** How much of the page it takes along its edge, in parts of it. */
  readonly height: number
  readonly width: number
  /** Goes on listening while it is closed. */
  readonly keep: boolean
}

export const FIRST: Settings = {
  open: false,
  tab: 'events',
  side: 'bottom',
  height: 0.45,
  width: 0.4,
  keep: false,
}

const KEY = 'channelkit-devtools'

/** A share of the page that leaves something of both. */
export const share = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(0.95, Math.max(0.15, value)) : otherwise

const oneOf = <T>(list: readonly T[], value: unknown, otherwise: T): T =>
  list.includes(value as T) ? (value as T) : otherwise

/** What was remembered; anything may stand there, or nothing can be read at all. */
export function readSettings(first: Partial<Settings> = {}): Settings {
  const base = { ...FIRST, ...first }
  try {
    const told = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>
    return {
      open: typeof told.open === 'boolean' ? told.open : base.open,
      tab: oneOf(TABS, told.tab, base.tab),
      side: oneOf(SIDES, told.side, base.side),
      height: share(told.height, base.height),
      width: share(told.width, base.width),
      keep: typeof told.keep === 'boolean' ? told.keep : base.keep,
    }
  } catch {
    return base
  }
}

/** Remembers it, where the page may. */
export function writeSettings(settings: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings))
  } catch {
    // Storage that is full or closed: it is as it was the next time.
  }
}
