import { utf8 } from '@channelkit/server/hub'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { randomBytes } from '@noble/ciphers/utils.js'

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

/** Locks an event's data as the server SDKs do: NaCl secretbox, a fresh nonce each time. */
export function encrypt(key: Uint8Array, data: string): string {
  const nonce = randomBytes(24)
  const ciphertext = xsalsa20poly1305(key, nonce).encrypt(utf8(data))
  return JSON.stringify({ nonce: base64(nonce), ciphertext: base64(ciphertext) })
}
