import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { isChannelName, isEncrypted, isPresence, isUserId, NAME_RULE, wrongUserId } from '../hub/names.ts'
import { ServerError } from '../hub/server-error.ts'
import { sign } from '../hub/signatures.ts'
import { utf8 } from '../hub/utf8.ts'

/** What signing needs of an app. */
export interface AuthApp {
  key: string
  secret: string
  /** 32 bytes in base64; needed for `private-encrypted-` channels. */
  encryptionMasterKey?: string
}

/** Somebody on a presence channel. */
export interface AuthMember {
  id: string
  /** What the others are shown of them: JSON, 1 kB at most. */
  info?: unknown
}

/** Somebody who signs in. */
export interface AuthUser extends AuthMember {
  /** The ids whose coming and going they are told of; 100 at most. */
  watchlist?: readonly string[]
}

/** The answer for one channel, as pusher-js wants it. */
export interface ChannelAuth {
  auth: string
  channel_data?: string
  shared_secret?: string
}

/** The answer for a user, as pusher-js wants it. */
export interface UserAuth {
  auth: string
  user_data: string
}

const SOCKET_ID = /^\d+\.\d+$/

/**
 * Lets one connection onto a channel. Ask first whether the user may: this only signs.
 * Follows the Channels documentation, "Authorizing users" and "Auth signatures".
 *
 * @param request what the client sent; `member` is required on presence channels
 * @throws ServerError `invalid-socket-id`, `invalid-channel`, `missing-member`, `invalid-member`, `missing-encryption-key`
 * @example
 * const answer = authorizeChannel(app, { socketId, channel: 'presence-room', member: { id: 'ann', info: { name: 'Ann' } } })
 */
export function authorizeChannel(
  app: AuthApp,
  { socketId, channel, member }: { socketId: string; channel: string; member?: AuthMember },
): ChannelAuth {
  checkSocketId(socketId)
  if (!isChannelName(channel))
    throw new ServerError('invalid-channel', `${channel} is no channel name: ${NAME_RULE}.`)
  const answer: ChannelAuth = { auth: '' }
  if (isPresence(channel)) {
    if (!member) throw new ServerError('missing-member', `${channel} needs to know who comes.`)
    if (!isUserId(member.id))
      throw new ServerError('invalid-member', `The id of the member ${wrongUserId(member.id)}.`)
    answer.channel_data = JSON.stringify({ user_id: member.id, user_info: member.info })
  }
  const signed = [socketId, channel, answer.channel_data].filter((part) => part !== undefined).join(':')
  answer.auth = `${app.key}:${sign(app.secret, signed)}`
  if (isEncrypted(channel)) answer.shared_secret = toBase64(sharedSecret(app, channel))
  return answer
}

/**
 * Signs a user in on one connection.
 *
 * @throws ServerError `invalid-socket-id`, `invalid-user`
 * @example
 * const answer = authorizeUser(app, { socketId, user: { id: 'ann', watchlist: ['bob'] } })
 */
export function authorizeUser(
  app: AuthApp,
  { socketId, user }: { socketId: string; user: AuthUser },
): UserAuth {
  checkSocketId(socketId)
  if (!isUserId(user.id)) throw new ServerError('invalid-user', `The id of the user ${wrongUserId(user.id)}.`)
  const data = JSON.stringify({ id: user.id, user_info: user.info, watchlist: user.watchlist })
  return { auth: `${app.key}:${sign(app.secret, `${socketId}::user::${data}`)}`, user_data: data }
}

/**
 * The key that the events of an encrypted channel are locked with (32 bytes): SHA-256 of name and master key.
 *
 * @throws ServerError `missing-encryption-key` when the app has no master key of 32 bytes
 */
export function sharedSecret({ encryptionMasterKey = '' }: AuthApp, channel: string): Uint8Array {
  const key = fromBase64(encryptionMasterKey)
  if (key?.length !== 32) {
    throw new ServerError(
      'missing-encryption-key',
      `${channel} is encrypted, and the app has no key for that.`,
    )
  }
  return sha256(concatBytes(utf8(channel), key))
}

/** @throws ServerError `invalid-socket-id` */
export function checkSocketId(socketId: string) {
  if (typeof socketId !== 'string' || !SOCKET_ID.test(socketId))
    throw new ServerError('invalid-socket-id', 'That is no socket id.')
}

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
