import { type MountOptions, unify } from '../driver.ts'

/** `current` and what stands beside it. */
export function unifySvelte(hook: MountOptions['hook'], raw: unknown) {
  if (typeof raw !== 'object' || raw === null || !('current' in raw)) return unify(hook, raw)
  const { current, subscribe: _, update: __, ...actions } = raw as Record<string, unknown>
  return unify(hook, current, actions)
}
