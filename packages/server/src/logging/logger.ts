// As a whole: whoever bundles puts a `createRequire` of their own at the top.
import nodeModule from 'node:module'
import pino, { type Logger } from 'pino'
import { needingNow } from '../needing.ts'
import { createOutput, type LogTarget } from './output.ts'

export type { Logger }

export interface LogOptions {
  /**
   * `human` for people, which needs the package `pino-pretty`, `json` for programs (a line an entry), `none`. Default `human`
   * where `pino-pretty` is installed, else `json`.
   */
  format?: 'human' | 'json' | 'none' | undefined
  /** `debug` tells of each connection, subscription and event, never of payloads. */
  level: 'error' | 'warn' | 'info' | 'debug'
}

/**
 * Makes the log, on standard error unless a target is given.
 *
 * @throws ServerError `missing-package` for `human` without `pino-pretty`
 */
export function createLogger({ format, level }: LogOptions, target?: LogTarget): Logger {
  const options = { level: format === 'none' ? 'silent' : level, base: null }
  const raw =
    target ?? createOutput((lost) => logger.warn({ lost }, 'entries of the log could not be written'))
  const pretty = format === 'json' || format === 'none' ? undefined : prettyPrinter(format, !target)
  const logger = pretty
    ? pino(options, { write: (line: string) => raw.write(pretty(line)) })
    : pino({ ...options, formatters: { level: (label) => ({ level: label }) } }, raw)
  return logger
}

/** What makes lines for people, if it is there. */
function prettyPrinter(format: 'human' | undefined, colors: boolean): ((line: string) => string) | undefined {
  const colorize = colors && process.stderr.isTTY === true && !process.env.NO_COLOR
  try {
    // Loaded in the call, which answers at once.
    const { prettyFactory } = needingNow('The log for people', ['pino-pretty'], () =>
      nodeModule.createRequire(import.meta.url)('pino-pretty'),
    ) as typeof import('pino-pretty')
    return prettyFactory({
      colorize,
      singleLine: true,
      translateTime: 'SYS:HH:MM:ss.l',
      // An entry's `error` is a code.
      errorLikeObjectKeys: [],
    })
  } catch (cause) {
    if (format === 'human') throw cause
    return undefined
  }
}
