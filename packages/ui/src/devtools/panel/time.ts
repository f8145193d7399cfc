/** A time of day, to the thousandth: what happens within a second is what one looks for. */
export const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString(undefined, {
    ...({ hour: '2-digit', minute: '2-digit', second: '2-digit' } as const),
    hourCycle: 'h23',
    fractionalSecondDigits: 3,
  })

/** A stretch of time in minutes and seconds. */
export function lengthOf(ms: number): string {
  const tenths = Math.round(ms / 100)
  const minutes = Math.floor(tenths / 600)
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`
}

/** How long ago, as short as it can be said. */
export function agoOf(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}

/** How large a text is. */
export const sizeOf = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${(bytes / 1000).toFixed(1)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`
