/** About `count` round numbers from `min` to `max`, steps of 1, 2 or 5 times a power of ten. */
export function niceTicks(min: number, max: number, count: number): number[] {
  const span = max - min
  if (!(span > 0)) return [min]
  const raw = span / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10)
  const start = Math.ceil(min / step - 1e-9)
  // Counted, not walked: beyond a number's precision adding a step would change nothing, for ever.
  const steps = Math.floor(max / step + 1e-9) - start
  if (!(steps >= 0 && steps <= 2 * count + 2)) return [min]
  return Array.from({ length: steps + 1 }, (_, i) => (start + i) * step + 0)
}

const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400].map(
  (s) => s * 1000,
)

/** Round moments between two, at most `count` of them, in epoch ms. */
export function timeTicks(from: number, to: number, count: number): number[] {
  const step = TIME_STEPS.find((ms) => (to - from) / ms <= count) ?? 86_400_000
  const ticks: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at)
  return ticks
}

/**
 * A y axis that does not jitter: it grows at once, and shrinks only when less than half of it is used.
 */
export function steadyDomain(before: [number, number] | null, low: number, high: number): [number, number] {
  if (!(low <= high)) return before ?? [0, 1]
  const pad = (high - low || Math.abs(high) || 1) * 0.1
  const fresh = (): [number, number] => {
    const ticks = niceTicks(low >= 0 && low < high / 2 ? 0 : low - pad, high + pad, 4)
    // Rounding may cut off the last bit of a value, so the values themselves count too.
    return [Math.min(ticks[0]!, low), Math.max(ticks.at(-1)!, high)]
  }
  if (!before || low < before[0] || high > before[1]) return fresh()
  return high - low < (before[1] - before[0]) / 2 && high < before[0] + (before[1] - before[0]) / 2
    ? fresh()
    : before
}
