import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface NotificationsLabels extends StateLabels {
  /** The heading of the inbox. */
  heading: string
  /**
   * The accessible name of the button that opens it.
   *
   * @param text the number of those that are not read, as it is written
   */
  open(count: number, text: string): string
  close: string
  readAll: string
  remove(title: string): string
  /** Before the title of one that is not read. */
  unread: string
  /** The accessible name of the place where they show as they come, with the key that leads there. */
  toasts(key: string): string
  dismiss: string
  /** Opens the inbox. */
  show: string
  /** How many wait to be shown after this one. */
  waiting(count: number, text: string): string
  /** Many came at once. */
  fresh(count: number, text: string): string
  /** Nobody is signed in. */
  anonymous: string
}

export const notificationsLabels: NotificationsLabels = {
  ...stateLabels,
  empty: 'No notifications.',
  heading: 'Notifications',
  open: (count, text) => (count === 0 ? 'Notifications' : `Notifications, ${text} unread`),
  close: 'Close',
  readAll: 'Mark all as read',
  remove: (title) => `Remove: ${title}`,
  unread: 'Unread',
  toasts: (key) => `New notifications (${key})`,
  dismiss: 'Dismiss',
  show: 'Show',
  waiting: (_, text) => `${text} more`,
  fresh: (_, text) => `${text} new notifications`,
  anonymous: 'Sign in to get notifications.',
}
