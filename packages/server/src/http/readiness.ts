import type { Hub } from '../hub/index.ts'

/**
 * Why a process should not get new clients now, or null.
 *
 * @param needsCluster whether being alone is a reason, until it has joined the others
 */
export function createReadiness(hub: Hub, needsCluster: boolean) {
  let ending = false
  let joined = false
  const stop = hub.tap((happening) => {
    if (happening.type === 'cluster') joined = happening.state === 'joined'
  })
  return {
    unready: (): string | null => {
      if (ending) return 'shutting-down'
      return needsCluster && !joined ? 'cluster-lost' : null
    },
    end() {
      ending = true
      stop()
    },
  }
}
