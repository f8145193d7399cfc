/** The lines of the HTTP transports, as pusher-js reads them: one a line, a letter for what it is, then JSON. */
export const OPEN = 'o\n'
/** Keeps proxies from thinking that nothing will come; a stream's client answers it with `[]`. */
export const HEARTBEAT = 'h\n'
/** Says nothing, but shows that the server is there. A heartbeat would be answered, and that answer too. */
export const NOTHING = 'a[]\n'

let last = { frame: '', line: '' }

/** A frame as a line. A broadcast brings the same frame for each session, so the last line is kept. */
export function messageLine(frame: string): string {
  if (frame !== last.frame) last = { frame, line: `a[${JSON.stringify(frame)}]\n` }
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
