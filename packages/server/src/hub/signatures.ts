import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type App, keysOf } from './options.ts'
import { utf8 } from './utf8.ts'

/** HMAC-SHA256 in hex, as every signature of the Channels protocol. */
export const sign = (secret: string, text: string): string =>
  bytesToHex(hmac(sha256, utf8(secret), utf8(text)))

/** Compares in a time that does not depend on where the texts differ. */
export function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i % (b.length || 1))
  return difference === 0
}

/** Whether `auth` is `KEY:SIGNATURE` for this text, by any pair of the app. */
export function isSigned(app: App, auth: unknown, text: string): boolean {
  if (typeof auth !== 'string') return false
  return keysOf(app).some(({ key, secret }) => sameText(auth, `${key}:${sign(secret, text)}`))
}
