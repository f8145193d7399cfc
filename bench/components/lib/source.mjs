/** A connection without a network: everything is subscribed at once, and events are told to it. */
export function createSource({ members = {}, me = null } = {}) {
  /** @type {(happening: any) => void} */
  let dispatch = () => {}
  const now = () => Date.now()
  const hash = members
  return {
    hash,
    /** @param {string} channel @param {string} event @param {unknown} data */
    emit: (channel, event, data) =>
      dispatch({ type: 'event', at: now(), channel, event, data, userId: undefined }),
    source: {
      start(/** @type {(happening: any) => void} */ tell) {
        dispatch = tell
      },
      connect: () => dispatch({ type: 'connection', at: now(), state: 'connected', socketId: '1.1' }),
      disconnect() {},
      retry() {},
      check() {},
      subscribe(/** @type {string} */ channel) {
        queueMicrotask(() => dispatch({ type: 'subscribed', at: now(), channel }))
      },
      unsubscribe() {},
      bind() {},
      unbind() {},
      send: () => false,
      members: () => ({ me, hash }),
      watch: () => () => {},
      signIn() {},
      destroy() {},
    },
  }
}
