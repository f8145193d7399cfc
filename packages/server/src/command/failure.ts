import { readConfigFile } from '../config/file.ts'
import { SETTINGS } from '../config/settings.ts'
import { ServerError } from '../hub/index.ts'
import { createLogger } from '../logging/logger.ts'

/**
 * Tells on standard error why the server could not start, as an entry of the log where that is to be JSON; returns the exit
 * code: 1 for what went wrong, 2 for a wrong configuration.
 */
export async function tellFailure(
  cause: unknown,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const { message } = cause as Error
  const code = cause instanceof ServerError ? cause.code : (cause as NodeJS.ErrnoException).code
  const docs = cause instanceof ServerError ? cause.docs : undefined
  if ((await askedFormat(argv, env)) === 'json')
    createLogger({ format: 'json', level: 'error' }).error({ code, docs }, message)
  else process.stderr.write(`channelkit-server: ${message}\n${docs ? `See ${docs}\n` : ''}`)
  return code === 'invalid-config' ? 2 : 1
}

/** The log's format, also where the configuration as a whole is wrong. */
async function askedFormat(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<unknown> {
  const names = SETTINGS.find(({ flag }) => flag === 'log')?.env ?? []
  const asked = flagOf(argv, '--log') ?? names.map((name) => env[name]).find(Boolean)
  const file = flagOf(argv, '--config') ?? env.CHANNELKIT_CONFIG
  if (asked || !file) return asked
  const { config } = await readConfigFile(file).catch(() => ({ config: {} as Record<string, unknown> }))
  return (config.log as { format?: unknown } | undefined)?.format
}

/** The last value of a flag, whatever else is wrong on the command line. */
function flagOf(argv: readonly string[], flag: string): string | undefined {
  const at = argv.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`))
  return argv[at] === flag ? argv[at + 1] : argv[at]?.slice(flag.length + 1)
}
