/** Who takes hold of channels and stores. Nobody asks, and nothing is kept, until devtools say where to look. */
export const holding: {
  /** Says what is known of who acts now. Put here by devtools. */
  site?: ((who?: unknown) => unknown) | undefined
  /** In whose name hold is taken at this moment. */
  by?: unknown
} = {}

/** Runs what takes hold of a channel or a store in somebody's name. */
export type Hold = <T>(run: () => T) => T

const asIs: Hold = (run) => run()

/**
 * For bindings: a way to take hold later in the name of the component that is made now. Costs nothing where no devtools are.
 *
 * @param who what the framework says of it, where it does
 */
export function holder(who?: unknown): Hold {
  const by = holding.site?.(who)
  if (!by) return asIs
  return (run) => {
    const before = holding.by
    holding.by = by
    try {
      return run()
    } finally {
      holding.by = before
    }
  }
}
