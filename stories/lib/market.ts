import type { Scene } from './story.ts'

const NAMES = [
  ['ACME', 'Acme Tools', 'Industry'],
  ['BRIK', 'Brick & Daughters', 'Building'],
  ['CORN', 'Cornflower Foods', 'Food'],
  ['DUNE', 'Dune Logistics', 'Transport'],
  ['ELMS', 'Elm Street Rail', 'Transport'],
  ['FERN', 'Fern Health', 'Health'],
  ['GLUE', 'Glue Works', 'Industry'],
  ['HAZE', 'Haze Energy', 'Energy'],
  ['IRIS', 'Iris Optics', 'Health'],
  ['JUTE', 'Jute Textiles', 'Industry'],
  ['KELP', 'Kelp Farms', 'Food'],
  ['LIME', 'Lime Cement', 'Building'],
] as const

/** What one share says, the same each time: of a symbol by number, after so many rounds. */
export function quote(n: number, round = 0) {
  const [symbol, name, sector] = NAMES[n % NAMES.length]!
  const series = Math.floor(n / NAMES.length)
  const wave = Math.sin(n * 1.3 + round / 3) + 0.4 * Math.sin(n + round * 1.7)
  const price = Math.round((40 + ((n * 37) % 160) + 6 * wave) * 100) / 100
  return {
    symbol: series ? `${symbol}.${series}` : symbol,
    name,
    sector,
    price,
    change: Math.round(wave * 400) / 10_000,
    volume: 1000 + ((n * 7919 + round * 131) % 90_000),
    at: Date.UTC(2026, 2, 1, 12) + round * 1000,
  }
}

export const quoteColumns = [
  { field: 'symbol', title: 'Symbol', width: 110 },
  { field: 'name', title: 'Company', width: 180 },
  {
    field: 'price',
    title: 'Price',
    type: 'number',
    format: { style: 'currency', currency: 'EUR' },
    width: 120,
  },
  {
    field: 'change',
    title: 'Change',
    type: 'number',
    format: { style: 'percent', minimumFractionDigits: 2, signDisplay: 'exceptZero' },
    width: 110,
  },
  { field: 'volume', title: 'Volume', type: 'number', width: 110, flash: false },
  { field: 'sector', title: 'Sector', width: 120 },
  { field: 'at', title: 'Time', type: 'date', format: { timeStyle: 'medium' }, width: 120, flash: false },
] as const

/** That many shares on `market`, some of which change now and then. */
export const market = (count: number): Scene => ({
  after({ server, every }) {
    const all = (round: number) => Array.from({ length: count }, (_, n) => quote(n, round))
    server.emit('market', 'quote', all(0))
    every(900, (round) =>
      server.emit(
        'market',
        'quote',
        all(round + 1).filter((_, n) => (n + round) % 4 === 0),
      ),
    )
  },
  flood({ server }, round) {
    const changed = Array.from({ length: 160 }, (_, n) => quote((round * 61 + n * 7) % count, round))
    server.emit('market', 'quote', changed)
  },
})

/** A game whose ranks move. */
export const ladder = (count: number, nameOf: (n: number) => string): Scene => ({
  after({ server, every }) {
    const score = (n: number, round: number) => ({
      id: `p${n}`,
      player: nameOf(n),
      points: 1000 + ((n * 53) % 240) + Math.round(120 * Math.sin(n * 2.1 + round / 4)) + round * 5,
      wins: 10 + ((n * 7) % 9) + Math.floor(round / 3),
      streak: (n + round) % 6,
    })
    const all = (round: number) => Array.from({ length: count }, (_, n) => score(n, round))
    server.emit('league', 'score', all(0))
    every(1500, (round) => server.emit('league', 'score', all(round + 1)))
  },
})
