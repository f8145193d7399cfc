import type { HubHappening } from '../hub/index.ts'

/** A client event that is refused is told by why, and once more as the error that its sender got: it is one error. */
export const isToldTwice = (happening: HubHappening): boolean =>
  happening.type === 'error' && happening.code === 4301
