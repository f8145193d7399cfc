import type { Hub } from '@channelkit/server'
import { flood, floodChannel } from '../shared.ts'

/** What it needs of the embedded server: to publish from the same process. */
type Publisher = Pick<ReturnType<Hub['app']>, 'publish'>

const turn = 5
/** What it makes up for at most where the process was late, in ms: a machine that can't keep up sends less. */
const late = 50

/**
 * Publishes many events a second for a few seconds, however often it is asked for: never more than one flood, and one that
 * ends by itself.
 */
export function createFlood(app: Publisher) {
  let timer: ReturnType<typeof setInterval> | undefined
  let ends = 0

  function end() {
    clearInterval(timer)
    timer = undefined
  }

  function begin() {
    let last = performance.now()
    let owed = 0
    let serial = 0
    timer = setInterval(() => {
      const now = performance.now()
      if (now >= ends) return end()
      owed += (Math.min(now - last, late) * flood.rate) / 1000
      last = now
      for (; owed >= 1; owed--) {
        const id = serial++ % flood.rows
        app.publish(floodChannel, 'tick', JSON.stringify({ id, value: Math.floor(Math.random() * 1000) }))
      }
    }, turn)
  }

  return {
    /** Begins, or goes on for as long again. */
    start(): void {
      ends = performance.now() + flood.lasts
      if (!timer) begin()
    },
    end,
  }
}
