import type { FoldStore, SeriesSnapshot } from '@channelkit/core'
import { cached } from '../../shared/cached.ts'

const emptiness = new WeakMap<FoldStore<SeriesSnapshot>, FoldStore<boolean>>()

/** Whether there is no point yet: all that the markup shows of them, so that it is not made anew for each. */
export function emptyOf(points: FoldStore<SeriesSnapshot>): FoldStore<boolean> {
  return cached(emptiness, points, () => {
    const isEmpty = () => points.getSnapshot().length === 0
    return {
      ...points,
      getSnapshot: isEmpty,
      getInitialSnapshot: () => true,
      subscribe(listener) {
        let before = isEmpty()
        return points.subscribe(() => {
          if (isEmpty() === before) return
          before = !before
          listener()
        })
      },
    }
  })
}
