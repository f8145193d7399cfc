import type { User } from './lease.ts'

/** What is in use of a kit: it is told when everything begins anew. */
export interface InUse {
  /** The kit has ended: whoever still listens sees that, and nothing of before. */
  end(): void
  /** Somebody else is there now: nothing of who was before is shown any more. */
  renew(): void
  /** What was refused may be allowed now. */
  retry?(): void
  /** Who uses it. */
  readonly users?: ReadonlySet<User>
  /** The channels that it is made of, by name. */
  observes?(): readonly string[]
}
