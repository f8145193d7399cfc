import { channel, listen, user } from '../packages/core/dist/index.mjs'
import { until } from './world.mjs'

/** @typedef {{ name: string, run(world: import('./world.mjs').World): Promise<void> }} Case */

/** @param {any} store */
export const why = (store) => store.getSnapshot().error?.code ?? store.getSnapshot().status

/**
 * Follows a channel until it is live.
 * @param {any} kit
 * @param {string} name
 */
export async function live(kit, name) {
  const store = channel(kit, name)
  store.subscribe(() => {})
  await until(
    () => store.getSnapshot().status === 'live',
    () => `${name} is not live: ${why(store)}`,
  )
  return store
}

/** @param {any} kit */
export async function signedIn(kit) {
  const store = user(kit)
  store.subscribe(() => {})
  store.signIn()
  await until(
    () => store.getSnapshot().status === 'signed-in',
    () => `nobody is signed in: ${why(store)}`,
  )
  return store
}

/**
 * What comes of one event.
 * @param {any} kit
 * @param {string} name
 * @param {string} event
 */
export function heardOn(kit, name, event) {
  /** @type {any[]} */
  const heard = []
  listen(kit, name, event, (/** @type {unknown} */ data) => heard.push(data))
  return heard
}
/** @param {unknown} a @param {unknown} b */
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)
/** @param {unknown} got @param {unknown} wanted */
export function equal(got, wanted) {
  if (!same(got, wanted)) throw new Error(`${JSON.stringify(got)} rather than ${JSON.stringify(wanted)}`)
}
