import type { SourceHappening } from '../source.ts'

/** A happening that waits to be sent, in its place: another one may stand there later, or none. */
export interface Place {
  told: SourceHappening | null
  /** How many of its name before it are left out. */
  skipped?: number
}

/** What waits, in order, with how much had been asked for when it was told. */
export interface Waiting {
  readonly asked: number
  readonly places: Place[]
}

/** Leaves out of what waits, for as long as its place can still be found there. */
export interface Keeper {
  /** Whether it took it: what does not fit is put behind all else. */
  add(told: SourceHappening, put: (told: SourceHappening) => Place): boolean
  /** Nothing more is added: what waits has to be as it is sent. */
  end?(): void
}
