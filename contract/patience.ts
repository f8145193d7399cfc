import { vi } from 'vitest'

/** How long a test waits for what has to happen, in ms: a busy machine takes many times what a free one does. It looks often. */
export const PATIENCE = 20_000

type WaitFor = typeof vi.waitFor & { patient?: true }

// Files share modules where they are not isolated, and this runs before each of them.
if (!(vi.waitFor as WaitFor).patient) {
  const waitFor = vi.waitFor
  const patient: typeof vi.waitFor = (check, options) =>
    waitFor(check, {
      timeout: PATIENCE,
      interval: 10,
      ...(typeof options === 'number' ? { timeout: options } : options),
    })
  vi.waitFor = Object.assign(patient, { patient: true as const })
}
