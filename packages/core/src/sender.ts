import { ChannelKitError } from './errors.ts'
import type { Outbox } from './outbox.ts'

/** An outbox whose code is loaded at the first `trigger`. */
export function lazySender(open: () => Promise<Outbox>): Pick<Outbox, 'trigger' | 'destroy'> {
  let opening: Promise<Outbox> | undefined
  let ended = false
  return {
    async trigger(...letter) {
      try {
        opening ??= open()
        const outbox = await opening
        if (ended) outbox.destroy()
        return await outbox.trigger(...letter)
      } catch (cause) {
        opening = undefined
        return {
          status: 'failed',
          error: new ChannelKitError('load-failed', 'The outbox was not loaded.', { cause }),
        }
      }
    },
    destroy() {
      ended = true
      void opening?.then((outbox) => outbox.destroy())
    },
  }
}
