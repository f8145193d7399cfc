/** @typedef {{ id: string, lat: number, lng: number, heading: number }} Vehicle */

/** Vehicles all over the world that report once a second, the same ones for all that are compared. */
export function createFleet(/** @type {number} */ count) {
  let seed = 1
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  /** @type {Vehicle[]} */
  let vehicles = Array.from({ length: count }, (_, i) => ({
    id: `v${i}`,
    lat: random() * 110 - 50,
    lng: random() * 320 - 160,
    heading: random() * 360,
  }))
  return {
    get vehicles() {
      return vehicles
    },
    /** All have moved on. */
    step() {
      vehicles = vehicles.map(({ id, lat, lng }) => ({
        id,
        lat: Math.max(-60, Math.min(70, lat + (random() - 0.5) * 4)),
        lng: Math.max(-170, Math.min(170, lng + (random() - 0.5) * 6)),
        heading: random() * 360,
      }))
      return vehicles
    },
  }
}
