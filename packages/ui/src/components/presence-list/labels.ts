import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

/** Whether somebody is there, as the list shows it. */
export type PresenceStatus = 'online' | 'away' | 'offline'

export interface PresenceListLabels extends StateLabels, Record<PresenceStatus, string> {
  heading: string
  you: string
  search: string
  /**
   * How many fit what is searched for.
   *
   * @param text the number as it is written
   */
  found(count: number, text: string): string
  /** Nobody fits what was searched for. */
  noMatch: string
  /** The number in the heading when a roster is given. */
  ofAll(online: string, all: string): string
  /** @param ago how long ago, in words; null for a few seconds */
  lastSeen(ago: string | null): string
  /** Announced, at most once a second. */
  joined(names: readonly string[]): string
  left(names: readonly string[]): string
}

const some = (names: readonly string[]) => (names.length > 3 ? `${names.length} people` : names.join(', '))

export const presenceListLabels: PresenceListLabels = {
  ...stateLabels,
  loading: 'Looking who is here…',
  empty: 'Nobody is here.',
  stale: (ago) => `${stateLabels.stale(ago)} This is who was here.`,
  heading: 'Online',
  you: 'you',
  search: 'Find somebody',
  found: (_, text) => `${text} found`,
  noMatch: 'Nobody fits.',
  online: 'online',
  away: 'away',
  offline: 'offline',
  ofAll: (online, all) => `${online} of ${all}`,
  lastSeen: (ago) => `Last seen ${ago ?? 'just now'}`,
  joined: (names) => `${some(names)} joined.`,
  left: (names) => `${some(names)} left.`,
}
