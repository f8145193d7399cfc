import { isIP } from 'node:net'
import * as z from 'zod'

/** Node's timers know no longer time. */
const MOST_MS = 2 ** 31 - 1

/** A time in ms. So short a one that seconds were meant is told. */
export const ms = (least: number, most = MOST_MS) =>
  z.int().min(least, `must be ${least} or more: it is in ms`).max(most)

/** The same, where 0 means none. */
export const msOrNone = (least: number, most = MOST_MS) =>
  z
    .int()
    .min(0)
    .max(most)
    .refine((given) => given === 0 || given >= least, `must be 0, or ${least} or more: it is in ms`)

export const text = () => z.string().min(1)

/** What stands in a path: the key of an app in the socket's, its id in the API's. */
export const inPath = () => text().regex(/^[^\s/?#%]+$/, 'must have no blanks and none of / ? # %')

const ORIGIN = /^(\*|null|([a-z][a-z\d+.-]*:\/\/)?(\*\.)?[^\s/?#*]+)\/?$/i

/** A web page's origin, or a pattern of several. */
export const origin = () =>
  text().regex(ORIGIN, 'must be an origin without a path, as https://example.com, or *. and a domain')

/** Where to listen. */
export const host = () =>
  text().refine(
    (given) => isIP(given) !== 0 || !/[\s/:]/.test(given),
    'must be an address or a name alone, without scheme and port',
  )
