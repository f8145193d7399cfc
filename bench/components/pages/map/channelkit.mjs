import { mountMap } from '../../../../packages/ui/src/engines/map/index.ts'

/** The host's own. @type {import('../../../../packages/core/src/clock.ts').Clock} */
const clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(/** @type {number} */ (timer)),
}

/** @typedef {import('../../lib/fleet.mjs').Vehicle} Vehicle */

export default (
  /** @type {HTMLElement} */ root,
  /** @type {Vehicle[]} */ first,
  /** @type {import('../../lib/map-page.mjs').Options} */ { cluster, trail },
) => {
  const ids = first.map(({ id }) => id)
  const index = new Map(ids.map((id, i) => [id, i]))
  const optionsOf = (/** @type {Vehicle[]} */ vehicles) => ({
    data: { ids, get: (/** @type {string} */ id) => vehicles[index.get(id) ?? -1] },
    read: (/** @type {Vehicle} */ vehicle) => vehicle,
    clock,
    cluster: cluster ?? /** @type {const} */ (false),
    trail,
  })
  const map = mountMap(root, optionsOf(first))
  return {
    report: (/** @type {Vehicle[]} */ vehicles) => map.update(optionsOf(vehicles)),
    // It glides by itself.
    frame() {},
    look: (/** @type {number} */ lat, /** @type {number} */ lng, /** @type {number} */ zoom) =>
      map.look({ lat, lng, zoom }),
  }
}
