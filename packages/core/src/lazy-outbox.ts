import { loadFailure } from './errors.ts'
import type { Life } from './life.ts'
import type { Outbox } from './outbox.ts'

/** An outbox whose code is loaded at the first `trigger`. */
export function lazyOutbox(open: () => Promise<Outbox>, life: Life): Omit<Outbox, 'waiting'> {
  let opening: Promise<Outbox> | undefined
  /** Counts who has been using it. */
  let user = 0
  return {
    async trigger(...letter) {
      if (life.error) return { status: 'failed', error: life.error }
      opening ??= open()
      const mine = opening
      const by = user
      try {
        const outbox = await mine
        if (life.error) outbox.destroy()
        else if (by !== user) return { status: 'dropped', reason: 'reauthorized' }
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
    renew() {
      user++
      opening?.then(
        (outbox) => outbox.renew(),
        () => {},
      )
    },
    destroy() {
      opening?.then(
        (outbox) => outbox.destroy(),
        () => {},
      )
    },
  }
}
