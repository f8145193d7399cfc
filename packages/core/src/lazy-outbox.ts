import { loadFailure } from './errors.ts'
import type { Life } from './life.ts'
import type { Outbox } from './outbox.ts'

/** An outbox whose code is loaded at the first `trigger`. */
export function lazyOutbox(open: () => Promise<Outbox>, life: Life): Pick<Outbox, 'trigger' | 'destroy'> {
  let opening: Promise<Outbox> | undefined
  return {
    async trigger(...letter) {
      if (life.error) return { status: 'failed', error: life.error }
      opening ??= open()
      const mine = opening
      try {
        const outbox = await mine
        if (life.error) outbox.destroy()
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
      opening?.then(
        (outbox) => outbox.destroy(),
        () => {},
      )
    },
  }
}
