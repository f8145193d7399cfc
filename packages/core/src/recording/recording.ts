import { boundedJson } from '../bounded-json.ts'
import { ChannelKitError } from '../errors.ts'
import { faultOf } from './fields.ts'
import type { Recorded } from './track.ts'

/** What a source told for a while, as plain data. */
export interface Recording {
  readonly version: 1
  /** When it begins, in epoch ms. */
  readonly at: number
  /** How long it is, in ms. */
  readonly duration: number
  /** In order; `at` is in epoch ms, as it was. */
  readonly happenings: readonly Recorded[]
}

/** Of which kind the file is, and of which version its lines. */
const HEAD = { recording: 'channelkit', version: 1 } as const

/** A happening as JSON, without its time, as deep as anybody reads it. */
export const jsonOf = ({ at: _, ...told }: Recorded): string => boundedJson(told)

/** A line of the text: `t` is the time since the recording began, in ms. */
export const lineOf = (json: string, at: number, start: number): string =>
  `{"t":${Math.max(0, at - start)},${json.slice(1)}`

/** The first line. */
export const headOf = (at: number): string => JSON.stringify({ ...HEAD, at })

/** The last line, since a recording may go on after the last that happened. */
export const endOf = (duration: number): string => JSON.stringify({ t: duration, end: true })

/**
 * A recording as text, one JSON value a line: the first says what it is, each other is a happening. `parseRecording`
 * reads it.
 *
 * @example
 * download('session.jsonl', stringifyRecording(recorder.stop()))
 */
export function stringifyRecording({ at, duration, happenings }: Recording): string {
  return `${[headOf(at), ...happenings.map((told) => lineOf(jsonOf(told), told.at, at)), endOf(duration)].join('\n')}\n`
}

/**
 * Reads the text of a recording. Throws `ChannelKitError` `invalid-recording`, which names the line, when it is none,
 * is damaged, or was made by a version that this one does not understand.
 *
 * @param text as `stringifyRecording` or a recorder's `text()` gave it
 * @example
 * const recording = parseRecording(await (await fetch('/session.jsonl')).text())
 */
export function parseRecording(text: string): Recording {
  const lines = text.split('\n')
  const head = parseLine(lines[0] ?? '', 0)
  if (head.recording !== HEAD.recording) refuse(0, `it does not begin with {"recording":"${HEAD.recording}"}`)
  if (head.version !== HEAD.version)
    refuse(0, `it is of version ${head.version}, and only ${HEAD.version} is known`)
  const start = head.at
  if (typeof start !== 'number' || !Number.isFinite(start)) return refuse(0, 'at is no time in epoch ms')
  const happenings: Recorded[] = []
  let last = 0
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue
    const { t, ...told } = parseLine(line, index)
    if (typeof t !== 'number' || !(t >= 0) || t === Number.POSITIVE_INFINITY)
      refuse(index, 't is no number of ms')
    // Clocks are set back, and recordings joined: time never goes back.
    last = Math.max(last, t as number)
    if (told.end === true) continue
    const fault = faultOf(told)
    if (fault) refuse(index, fault)
    happenings.push({ ...told, at: start + last } as unknown as Recorded)
  }
  return { version: 1, at: start, duration: last, happenings }
}

function parseLine(line: string, index: number): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    refuse(index, `it is no JSON (${cause instanceof Error ? cause.message : cause})`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    refuse(index, 'it is no JSON object')
  return value as Record<string, unknown>
}

function refuse(index: number, why: string): never {
  throw new ChannelKitError('invalid-recording', `Line ${index + 1} of the recording can't be read: ${why}.`)
}
