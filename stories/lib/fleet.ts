import type { Scene } from './story.ts'

const CITIES = [
  [52.52, 13.4],
  [48.86, 2.35],
  [40.71, -74],
  [-23.55, -46.63],
  [35.68, 139.69],
  [-33.87, 151.2],
  [28.61, 77.2],
  [30.04, 31.23],
  [51.5, -0.12],
  [19.43, -99.13],
] as const

/** Where a vehicle is: around its city, somewhere further on each round. */
const vehicle = (n: number, round: number) => {
  const [lat, lng] = CITIES[n % CITIES.length]!
  const turn = round / 6 + n * 2.399
  const away = 3 + (n % 9)
  return {
    id: `v${n}`,
    name: `Vehicle ${n + 1}`,
    lat: lat + away * Math.sin(turn) * 0.6,
    lng: lng + away * Math.cos(turn),
    heading: (360 - (turn * 180) / Math.PI + 3600) % 360,
  }
}

/** That many vehicles on `fleet`, which tell their positions once a second. */
export const fleet = (count: number): Scene => ({
  after({ server, every }) {
    const tell = (round: number) =>
      server.emit(
        'fleet',
        'position',
        Array.from({ length: count }, (_, n) => vehicle(n, round)),
      )
    tell(0)
    every(1000, (round) => tell(round + 1))
  },
})
