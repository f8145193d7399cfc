/** @typedef {{ x: number, values: number[] | null }} Row a moment in epoch ms; `null` while the line was lost */

/** Values that wander and are noisy, the same for all that are compared. */
const NOISE = Float64Array.from({ length: 8192 }, (_, i) => {
  const x = Math.sin(i * 12.9898) * 43758.5453
  return x - Math.floor(x) - 0.5
})

/**
 * @param {number} series how many values a row has
 * @param {number} every ms between rows
 * @param {number} count rows in the window
 */
export function createFeed(series, every, count) {
  /** @param {number} x @returns {Row} */
  const row = (x) => {
    // Each 4 s the line is lost for 200 ms.
    if (x % 4000 < 200) return { x, values: null }
    const values = []
    for (let s = 0; s < series; s++) {
      const slow = Math.sin(x / 1700 + s * 1.7) * 14 + Math.sin(x / 411 + s) * 4
      values.push(30 + s * 18 + slow + (NOISE[(x + s * 977) & 8191] ?? 0) * 9)
    }
    return { x, values }
  }
  /** @param {number} from @param {number} to */
  const since = (from, to) => {
    const rows = []
    for (let x = (Math.floor(from / every) + 1) * every; x <= to; x += every) rows.push(row(x))
    return rows
  }
  return { since, history: (/** @type {number} */ now) => since(now - count * every, now) }
}
