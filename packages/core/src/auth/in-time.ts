import type { Clock } from '../clock.ts'

/** What did not end in time. */
export const LATE = Symbol('late')

/**
 * Runs something that may take for ever, though some of it ignores the signal. Rejects with `LATE`, or with nothing when
 * it was aborted from outside.
 *
 * @param timeout in ms
 */
export async function inTime<T>(
  clock: Clock,
  timeout: number,
  outer: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController()
  const cancel = () => abort.abort()
  const given = new Promise<never>((_, reject) => abort.signal.addEventListener('abort', () => reject()))
  outer.addEventListener('abort', cancel)
  let late = false
  const timer = clock.setTimeout(() => {
    late = true
    cancel()
  }, timeout)
  try {
    return await Promise.race([run(abort.signal), given])
  } catch (cause) {
    throw late ? LATE : cause
  } finally {
    clock.clearTimeout(timer)
    outer.removeEventListener('abort', cancel)
  }
}
