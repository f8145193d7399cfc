import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface EventFeedLabels extends StateLabels {
  heading: string
  filter: string
  /**
   * How many fit what is filtered for.
   *
   * @param text the number as it is written
   */
  found(count: number, text: string): string
  noMatch: string
  /** The button that pauses, and the same one while it is paused. */
  pause: string
  goOn: string
  /** The way back to the newest, and what is announced meanwhile. */
  resume: string
  paused: string
  /** How many events came since it was paused. */
  fresh(count: number, text: string): string
  /** The name of the button that copies one event. @param time when it came, as the locale writes it */
  copy(event: string, time: string): string
  copyAll: string
  copied: string
  /** Before the first event after a lost connection. */
  gap: string
}

export const eventFeedLabels: EventFeedLabels = {
  ...stateLabels,
  loading: 'Waiting for the channel…',
  empty: 'No events yet.',
  heading: 'Events',
  filter: 'Filter events',
  found: (_, text) => `${text} found`,
  noMatch: 'No event fits.',
  pause: 'Pause',
  goOn: 'Resume',
  resume: 'Back to the newest',
  paused: 'Paused',
  fresh: (_, text) => `${text} new`,
  copy: (event, time) => `Copy ${event}, ${time}`,
  copyAll: 'Copy all',
  copied: 'Copied',
  gap: 'The connection was lost before this event; some may be missing.',
}
