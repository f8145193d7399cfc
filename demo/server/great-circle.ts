interface Place {
  readonly lat: number
  readonly lng: number
}

interface Airport extends Place {
  readonly code: string
}

export interface Flight {
  readonly id: string
  /** Minutes after midnight. */
  readonly leaves: number
  readonly from: Airport
  readonly to: Airport
}

export interface Position extends Place {
  readonly id: string
  readonly name: string
  /** Degrees clockwise from north. */
  readonly heading: number
}

/** Of an airliner, from gate to gate: it takes this long beside the time at its usual speed. */
const onGround = 30
const kmPerMinute = 13
const earth = 6371

/** Where flights are that are in the air at a minute of the day: on the shortest way, at the speed of an airliner. */
export function positionsAt(flights: readonly Flight[], minute: number): Position[] {
  return flights.flatMap((flight) => {
    const distance = angleBetween(flight.from, flight.to)
    const done = (minute - flight.leaves) / (onGround + (distance * earth) / kmPerMinute)
    if (!(done >= 0 && done <= 1)) return []
    const at = between(flight.from, flight.to, distance, done)
    const ahead = between(flight.from, flight.to, distance, Math.min(1, done + 0.01))
    const heading = done > 0.99 ? bearing(flight.from, flight.to) : bearing(at, ahead)
    return [{ id: flight.id, name: `${flight.from.code} → ${flight.to.code}`, ...rounded(at), heading }]
  })
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (angle: number) => (angle * 180) / Math.PI
const thousandths = (value: number) => Math.round(value * 1000) / 1000
const rounded = ({ lat, lng }: Place) => ({ lat: thousandths(lat), lng: thousandths(lng) })

/** The angle at the centre of the earth, in radians: haversine, which is exact for near places too. */
function angleBetween(a: Place, b: Place): number {
  const [p, q] = [radians(a.lat), radians(b.lat)]
  const half = (angle: number) => Math.sin(angle / 2) ** 2
  return 2 * Math.asin(Math.sqrt(half(q - p) + Math.cos(p) * Math.cos(q) * half(radians(b.lng - a.lng))))
}

/** A share of the way along the great circle. */
function between(a: Place, b: Place, angle: number, share: number): Place {
  if (angle === 0) return a
  const [p, q, m, n] = [radians(a.lat), radians(b.lat), radians(a.lng), radians(b.lng)]
  const [u, v] = [Math.sin((1 - share) * angle), Math.sin(share * angle)].map((s) => s / Math.sin(angle)) as [
    number,
    number,
  ]
  const x = u * Math.cos(p) * Math.cos(m) + v * Math.cos(q) * Math.cos(n)
  const y = u * Math.cos(p) * Math.sin(m) + v * Math.cos(q) * Math.sin(n)
  const z = u * Math.sin(p) + v * Math.sin(q)
  return { lat: degrees(Math.atan2(z, Math.hypot(x, y))), lng: degrees(Math.atan2(y, x)) }
}

/** Which way it is from one place to the other, in whole degrees. */
function bearing(a: Place, b: Place): number {
  const [p, q, east] = [radians(a.lat), radians(b.lat), radians(b.lng - a.lng)]
  const y = Math.sin(east) * Math.cos(q)
  const x = Math.cos(p) * Math.sin(q) - Math.sin(p) * Math.cos(q) * Math.cos(east)
  return (Math.round(degrees(Math.atan2(y, x))) + 360) % 360
}
