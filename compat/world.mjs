import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createChannelKit } from '../packages/core/dist/index.mjs'
import { root } from '../scripts/lib/root.mjs'
import { app } from './servers.mjs'

/** The server SDK, which the project's tests use. */
const Pusher = createRequire(join(root, 'package.json'))('pusher')

/** @param {string} channel @param {string} id */
const member = (channel, id) =>
  channel.startsWith('presence-') ? { user_id: id, user_info: { name: id } } : undefined

/** How long a case waits for what has to come, and for what must not, in ms. */
const PATIENCE = 4000
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 400))

/** @typedef {ReturnType<typeof createWorld>} World */

/**
 * Kits of people on one server, and an SDK that publishes there.
 * @param {import('./servers.mjs').Started} server
 */
export function createWorld({ port }) {
  const sdk = new Pusher({
    appId: app.id,
    key: app.key,
    secret: app.secret,
    host: '127.0.0.1',
    port: String(port),
    useTLS: false,
    encryptionMasterKeyBase64: Buffer.alloc(32, 7).toString('base64'),
  })
  /** @type {{ destroy(): void }[]} */
  const kits = []
  /** @type {import('@channelkit/core').ChannelKitError[]} */
  const errors = []

  /**
   * @param {string} [id]
   * @param {Record<string, unknown>} [options]
   */
  function kit(id = 'ann', options = {}) {
    const made = createChannelKit({
      key: app.key,
      wsHost: '127.0.0.1',
      wsPort: port,
      httpHost: '127.0.0.1',
      httpPort: port,
      forceTLS: false,
      enabledTransports: ['ws'],
      grace: 0,
      leaveAfter: 0,
      authorize: async (/** @type {any} */ { socketId, channel }) =>
        channel === null
          ? sdk.authenticateUser(socketId, { id, user_info: { name: id }, watchlist: ['bob'] })
          : sdk.authorizeChannel(socketId, channel, member(channel, id)),
      onError: (/** @type {any} */ error) => errors.push(error),
      ...options,
    })
    kits.push(made)
    return made
  }

  return {
    sdk,
    kit,
    errors,
    async end() {
      for (const one of kits) one.destroy()
      await quiet()
    },
  }
}

/**
 * Waits until something holds.
 * @param {() => unknown} holds
 * @param {string | (() => string)} what it says when it does not
 */
export async function until(holds, what) {
  const end = Date.now() + PATIENCE
  while (Date.now() < end) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(typeof what === 'string' ? what : what())
}
