export interface ConnectionBannerLabels {
  connecting: string
  reconnecting: string
  unavailable: string
  failed: string
  /** The server refused the connection. */
  refused: string
  /** It was closed for good. */
  closed: string
  offline: string
  /** Shown for a moment when all is well again. */
  restored: string
  /** @param seconds with its unit, as in "5 sec" */
  retryIn(seconds: string): string
  retrying: string
  retry: string
}

export const connectionBannerLabels: ConnectionBannerLabels = {
  connecting: 'Connecting…',
  reconnecting: 'Connection lost.',
  unavailable: 'The server can’t be reached.',
  failed: 'This browser can’t connect.',
  refused: 'The server refused the connection.',
  closed: 'This page is no longer connected.',
  offline: 'You’re offline.',
  restored: 'Back online.',
  retryIn: (seconds) => `Trying again in ${seconds}`,
  retrying: 'Trying again…',
  retry: 'Retry now',
}
