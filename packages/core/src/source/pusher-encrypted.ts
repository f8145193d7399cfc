import { watchEmits } from './pusher-emits.ts'
import type { PusherChannel, PusherMessage } from './pusher-types.ts'
import { standBefore } from './stand-before.ts'

/** What is known of the events of an encrypted channel beyond what pusher-js tells. */
export interface EncryptedWatch {
  /** The data of the event that is being delivered: pusher-js leaves out 0, false, null and the empty text. */
  data(): unknown
  stop(): void
}

/**
 * Notices events of an encrypted channel that can't be read: pusher-js only logs them, and throws at some. Events that
 * come while a new key is fetched wait behind the one that needs it.
 *
 * @param tell why an event was not read, if anybody knows
 */
export function watchEncrypted(channel: PusherChannel, tell: (cause: unknown) => void): EncryptedWatch {
  let read = 0
  let asking = false
  /** What was asked brought no other key: for the events that wait there is none. */
  let inVain = false
  const behind: PusherMessage[] = []
  let current: unknown
  let stopped = false

  const onEvent = (event: string, data: unknown) => {
    if (isInternal(event)) return
    read++
    current = data
  }
  const unwatch = watchEmits(channel, onEvent)

  /** Runs what reads an event, or asks for the key that it needs, and tells when it does neither. */
  function reading(run: () => void, why?: unknown): void {
    const before = read
    let cause = why
    try {
      run()
    } catch (thrown) {
      // Once read, it was somebody's handler that threw.
      if (read !== before) throw thrown
      cause = thrown
    }
    if (read === before && !asking && !stopped) tell(cause)
  }

  function answered(run: () => void, brought: boolean) {
    asking = false
    try {
      run()
    } finally {
      inVain = !brought
      while (!asking && behind.length > 0) channel.handleEvent(behind.shift()!)
      inVain = false
    }
  }

  const stopAsking = standBefore(channel, 'authorize', (authorize) => (socketId, done) => {
    const forKey = channel.subscribed
    if (forKey && inVain) return done(new Error('no key fits'), null)
    const before = String(channel.key)
    asking ||= forKey
    return authorize.call(channel, socketId, (error, answer) =>
      answered(
        () => (forKey ? reading(() => done(error, answer), error) : done(error, answer)),
        String(channel.key) !== before,
      ),
    )
  })
  const stopHandling = standBefore(channel, 'handleEvent', (handleEvent) => (message) => {
    if (isInternal(message.event)) handleEvent.call(channel, message)
    else if (asking) behind.push(message)
    else reading(() => handleEvent.call(channel, message))
  })
  return {
    data: () => current,
    stop() {
      stopped = true
      unwatch()
      stopAsking()
      stopHandling()
    },
  }
}

export const isInternal = (event: string) => /^pusher(_internal)?:/.test(event)
