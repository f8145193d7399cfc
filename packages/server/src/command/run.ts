import { createReadApps } from '../config/apps-from.ts'
import { readFlags } from '../config/layers.ts'
import { loadWith } from '../config/load.ts'
import { logHub } from '../logging/hub-log.ts'
import { createLogger } from '../logging/logger.ts'
import { surviveBrokenOutput } from '../logging/output.ts'
import { createServer } from '../server.ts'
import { VERSION } from '../version.ts'
import { tellFailure } from './failure.ts'
import { greeting, greetingLines } from './greeting.ts'
import { helpText } from './help.ts'
import { reloadOnChange } from './reload.ts'
import { untilSignal } from './signals.ts'

/**
 * Runs the server until it is told to end. Returns the exit code: 0, 1 for what went wrong, 2 for a wrong
 * configuration.
 */
export async function run(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  surviveBrokenOutput()
  try {
    const flags = readFlags(argv)
    if (flags.help || flags.version) {
      process.stdout.write(flags.help ? helpText() : `${VERSION}\n`)
      return 0
    }
    const readApps = createReadApps()
    const config = await loadWith(flags, env, process.cwd(), 0, readApps)
    const logger = createLogger(config.log)
    const server = createServer(config.options)
    logHub(server.hub, logger)
    const ids = config.options.apps.map(({ id }) => id).join(', ')
    if (flags.check) {
      process.stdout.write(`The configuration is right (app ${ids}).\n`)
      return 0
    }
    // Listens for signals before it says that it is there: who starts it may send one at once.
    const signalled = untilSignal()
    const address = await server.listen()
    const parts = { flags, env, cwd: process.cwd(), readApps, server, logger }
    const stopReloads = reloadOnChange({ ...parts, first: config })
    if (config.log.format === 'json')
      logger.info({ url: address.url, admin: address.admin?.url, apps: ids, version: VERSION }, 'listening')
    else process.stdout.write(greetingLines(ids, address))
    if (config.development && config.log.format !== 'json') process.stdout.write(greeting(config, address))
    else if (config.development)
      logger.warn('this is a development server: everybody knows its secret, so it answers this machine only')
    const signal = await signalled
    stopReloads()
    logger.info({ signal }, 'ending; once more ends at once')
    // Who ends it by hand does not wait for a load balancer.
    await (signal === 'SIGINT' ? server.close(0) : server.close())
    logger.info('ended')
    return 0
  } catch (cause) {
    return tellFailure(cause, argv, env)
  }
}
