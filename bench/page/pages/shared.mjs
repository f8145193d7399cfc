/** What the pages of all contenders have in common. */

export const bench = /** @type {any} */ (globalThis).bench
export const config = /** @type {any} */ (globalThis).config

/** Counts a render of a row. */
export function rendered(/** @type {unknown} */ value) {
  bench.renders++
  return value
}
export const names = (/** @type {string} */ prefix) =>
  Array.from({ length: config.many }, (_, i) => `${prefix}${i}`)
/** How pusher-js is told where the server is. */
export const pusherOptions = () => ({
  cluster: 'own',
  wsHost: location.hostname,
  wsPort: Number(location.port),
  forceTLS: false,
  enabledTransports: ['ws'],
  enableStats: false,
  channelAuthorization: { endpoint: '/auth', transport: 'ajax' },
})
export const kitOptions = () => ({
  key: config.key,
  wsHost: location.hostname,
  wsPort: Number(location.port),
  forceTLS: false,
  enabledTransports: ['ws'],
  authorize: { endpoint: '/auth' },
  leaveAfter: 0,
  ...config.kit,
})
