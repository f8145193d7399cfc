import { loadFailure } from './errors.ts'
import type { Outbox } from './outbox.ts'

/** An outbox whose code is loaded at the first `trigger`. */
export function lazyOutbox(open: () => Promise<Outbox>): Pick<Outbox, 'trigger' | 'destroy'> {
  let opening: Promise<Outbox> | undefined
  let ended = false
  return {
    async trigger(...letter) {
      opening ??= open()
      const mine = opening
      try {
        const outbox = await mine
        if (ended) outbox.destroy()
        return await outbox.trigger(...letter)
      } catch (cause) {
        // Another letter may have had it loaded again meanwhile.
        if (opening === mine) opening = undefined
        return {
          status: 'failed',
          error: loadFailure('The code that sends', cause),
        }
      }
    },
    destroy() {
      ended = true
      opening?.then(
        (outbox) => outbox.destroy(),
        () => {},
      )
    },
  }
}
