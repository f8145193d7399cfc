/** A line of the HTTP transports, as pusher-js reads them: one a line, a letter for what it is, then JSON. */
export interface Line {
  readonly text: string
  /** In UTF-8. */
  readonly bytes: number
  /** How many sessions keep it: a broadcast is one text in memory however many get it. */
  holders: number
}

export const lineOf = (text: string): Line => ({ text, bytes: Buffer.byteLength(text), holders: 0 })

export const OPEN = 'o\n'
/** Keeps proxies from thinking that nothing will come; a stream's client answers it with `[]`. */
export const HEARTBEAT = 'h\n'
/** Says nothing, but shows that the server is there. A heartbeat would be answered, and that answer too. */
export const NOTHING = 'a[]\n'

let last = { frame: '', owner: '', line: lineOf('') }

/**
 * A frame as a line. A broadcast brings the same frame for each session, so the last line is kept.
 *
 * @param owner whose sessions may share it
 */
export function messageLine(frame: string, owner: string): Line {
  if (frame !== last.frame || owner !== last.owner)
    last = { frame, owner, line: lineOf(`a[${JSON.stringify(frame)}]\n`) }
  return last.line
}

export const closeLine = (code: number, reason: string) => `c${JSON.stringify([code, reason])}\n`

/** What a client sent: a JSON array of frames as text; undefined for anything else. */
export function readFrames(body: string): string[] | undefined {
  try {
    const frames: unknown = JSON.parse(body)
    if (Array.isArray(frames) && frames.every((frame) => typeof frame === 'string')) return frames
  } catch {
    // Falls through to the same refusal.
  }
  return undefined
}
