import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface EventFeedLabels extends StateLabels {
  heading: string
  filter: string
  noMatch: string
  pause: string
  /** The button that goes on, and what is announced meanwhile. */
  resume: string
  paused: string
  /** How many events came since it was paused. */
  fresh(count: string): string
  copy: string
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
  noMatch: 'No event fits.',
  pause: 'Pause',
  resume: 'Back to the newest',
  paused: 'Paused',
  fresh: (count) => `${count} new`,
  copy: 'Copy',
  copyAll: 'Copy all',
  copied: 'Copied',
  gap: 'The connection was lost before this event; some may be missing.',
}
