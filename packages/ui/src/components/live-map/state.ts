import type { WorldMap } from '../../engines/map/index.ts'
import type { MarkerReader } from './markers.ts'

/** What belongs to one map in the page. */
export interface MapState {
  /** How many markers there are. */
  readonly count: number
  /** How many of them are in view; null while nobody has looked. */
  readonly seen: number | null
  /** What was left to the page just now. */
  readonly refused: 'finger' | 'wheel' | null
  /** The marker whose popup is open. */
  readonly selected: string | null
  /** The marker that the camera stays with. */
  readonly following: string | null
  /** Who made what lies below. */
  readonly attribution: string
  /** Whether the list is open. */
  readonly listed: boolean
  readonly query: string
  /** The row of the list that Tab comes to; null is the first one. */
  readonly active: string | null
  /** The marker whose row has the focus. */
  readonly focused: string | null
  /** How far the list is scrolled, and how much of it one sees, in px. */
  readonly top: number
  readonly height: number
  /** The time to which ages are told, in epoch ms. */
  readonly now: number
}

export const firstState = (): MapState => ({
  count: 0,
  seen: null,
  refused: null,
  selected: null,
  following: null,
  attribution: '',
  listed: false,
  query: '',
  active: null,
  focused: null,
  top: 0,
  height: 320,
  now: 0,
})

/** What a map's parts keep for each other. */
export interface MapMemory {
  map: WorldMap | null
  /** Nothing is painted: the list stands for the map. */
  unseen: boolean
  reader: MarkerReader | null
  seen: number | null
  /** Takes the word of what was refused away. */
  forget: unknown
  /** As the last view has it. */
  select(id: string | null, how: { go?: boolean; focus?: boolean }): void
  /** The same as in the state, but without waiting for it to be rendered. */
  selected: string | null
  /** What has the focus while one moves the map by keys. */
  box: HTMLElement | null
  popup: { place(): void; hasFocus(): boolean } | null
  /** Elements that are moved and filled past the framework. */
  tip: HTMLElement | null
  scale: HTMLElement | null
  list: HTMLElement | null
  /** The popup is to have the focus once it stands where it belongs. */
  focusPopup: boolean
  /** A row of the list is to have the focus. */
  focusRow: boolean
}

export const firstMemory = (): MapMemory => ({
  map: null,
  unseen: false,
  reader: null,
  seen: null,
  forget: undefined,
  select() {},
  selected: null,
  box: null,
  popup: null,
  tip: null,
  scale: null,
  list: null,
  focusPopup: false,
  focusRow: false,
})

type Kept = 'tip' | 'scale' | 'list'

/** Keeps hold of an element for as long as it is in the page. */
export function keeper(element: HTMLElement, { memory, as }: { memory: MapMemory; as: Kept }) {
  memory[as] = element
  return {
    destroy() {
      if (memory[as] === element) memory[as] = null
    },
  }
}
