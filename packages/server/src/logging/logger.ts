import pino, { type Logger } from 'pino'
import { prettyFactory } from 'pino-pretty'

export type { Logger }

export interface LogOptions {
  /** `human` for people, `json` for programs (a line an entry), `none`. */
  format: 'human' | 'json' | 'none'
  /** `debug` tells of each connection, subscription and event, never of payloads. */
  level: 'error' | 'warn' | 'info' | 'debug'
}

/** Where a log goes. */
export interface LogTarget {
  write(text: string): unknown
}

/** Makes the log, on standard error unless a target is given. */
export function createLogger({ format, level }: LogOptions, target?: LogTarget): Logger {
  const options = { level: format === 'none' ? 'silent' : level, base: null }
  // Written at once: what was logged before an end or a crash must be there.
  const raw = target ?? pino.destination({ dest: 2, sync: true })
  if (format !== 'human')
    return pino({ ...options, formatters: { level: (label) => ({ level: label }) } }, raw as LogTarget)
  const colorize = !target && process.stderr.isTTY === true && !process.env.NO_COLOR
  const pretty = prettyFactory({ colorize, singleLine: true, translateTime: 'SYS:HH:MM:ss.l' })
  return pino(options, { write: (line: string) => raw.write(pretty(line)) })
}
