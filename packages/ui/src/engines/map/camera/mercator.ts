/** Where Web Mercator's square world ends, in degrees north and south. */
export const MAX_LATITUDE = 85.05112877980659

/** Longitude to the world's unit square: 0 is 180 degrees west, 1 is 180 east. Not wrapped. */
export const worldX = (lng: number): number => lng / 360 + 0.5

/** Latitude to the world's unit square: 0 is the northern edge. What lies beyond an edge counts as on it. */
export function worldY(lat: number): number {
  const sine = Math.sin((Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** The longitude of a place in the unit square, from -180 to 180. */
export const lngOf = (x: number): number => (wrap(x) - 0.5) * 360

/** The latitude of a place in the unit square. */
export const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI

/** The same place in the first copy of the world, from 0 to 1. */
export const wrap = (x: number): number => x - Math.floor(x)

/** A difference of `worldX` the short way round the globe. */
export const shortWay = (dx: number): number => dx - Math.round(dx)

/** A difference of headings in degrees the short way round, from -180 to 180. */
export const shortTurn = (degrees: number): number => degrees - 360 * Math.round(degrees / 360)
