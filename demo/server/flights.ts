import recorded from './data/flights.json' with { type: 'json' }
import { type Flight, positionsAt } from './great-circle.ts'

/** How many minutes of the recorded day pass in a second. */
const speed = 1
const every = 1000
/** The part of the day in which much is in the air, in minutes after midnight; it is played in a loop. */
const day = { from: 8 * 60, to: 22 * 60 }

const flights: readonly Flight[] = recorded.flights.map(([leaves, from, to], index) => ({
  id: `${index + 1}`,
  leaves: leaves as number,
  from: { code: from as string, ...placeOf(from as string) },
  to: { code: to as string, ...placeOf(to as string) },
}))

function placeOf(code: string) {
  const [lat, lng] = (recorded.airports as unknown as Record<string, [number, number]>)[code]!
  return { lat, lng }
}

/** Replays a recorded day of flights, and tells where all are that are in the air; returns the way to stop. */
export function startFlights(tell: (positions: unknown) => void): () => void {
  let minute = day.from + 2 * 60
  const timer = setInterval(() => {
    minute += (speed * every) / 1000
    if (minute > day.to) minute = day.from
    tell(positionsAt(flights, minute))
  }, every)
  return () => clearInterval(timer)
}
