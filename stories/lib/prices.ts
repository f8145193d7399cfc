/** A price that wanders like one, the same each time. */
export const priceAt = (n: number) =>
  Math.round((100 + 6 * Math.sin(n / 7) + 2.5 * Math.sin(n / 2.3) + 1.5 * Math.sin(n * 1.7)) * 100) / 100
