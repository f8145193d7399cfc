import { vi } from 'vitest'

/** Waits until the check passes, with the patience that a busy machine needs. */
export const wait = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 10 })
