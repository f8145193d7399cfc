import type { ChannelKit } from '@channelkit/core'

const watching = new WeakMap<ChannelKit, { users: number; stop(): void }>()

/** How long a timer may be late before the host must have slept, in ms. */
const TICK = 5000
const SLEPT = 4 * TICK

/**
 * Tells a kit what its page knows: going online and offline, coming back to the front, waking from sleep. A line
 * that died meanwhile is then noticed in seconds rather than minutes. Several calls for one kit share one watch.
 *
 * @returns the way to stop
 *
 * @example
 * const stop = watchHost(kit)
 */
export function watchHost(kit: ChannelKit): () => void {
  const watch = watching.get(kit) ?? { users: 0, stop: start(kit) }
  watching.set(kit, watch)
  watch.users++
  let mine = true
  return () => {
    if (!mine) return
    mine = false
    if (--watch.users > 0) return
    watch.stop()
    watching.delete(kit)
  }
}

function start({ connection }: ChannelKit): () => void {
  const onNetwork = () => connection.setOnline(navigator.onLine)
  const onVisible = () => {
    if (document.visibilityState === 'visible') checkIfUp()
  }
  const checkIfUp = () => {
    if (connection.getSnapshot().status === 'connected') connection.check()
  }
  let last = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    if (now - last > SLEPT) checkIfUp()
    last = now
  }, TICK)
  if (!navigator.onLine) onNetwork()
  window.addEventListener('online', onNetwork)
  window.addEventListener('offline', onNetwork)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    clearInterval(timer)
    window.removeEventListener('online', onNetwork)
    window.removeEventListener('offline', onNetwork)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
