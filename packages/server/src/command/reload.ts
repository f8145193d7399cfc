import { statSync, unwatchFile, watchFile } from 'node:fs'
import type { ReadApps } from '../config/apps-from.ts'
import type { Flags } from '../config/layers.ts'
import { type LoadedConfig, loadWith } from '../config/load.ts'
import type { ServerError } from '../hub/index.ts'
import type { Logger } from '../logging/logger.ts'
import type { ChannelsServer } from '../server.ts'

/** How often files are looked at, in ms: what a mounted volume swaps under its name is seen too. */
const LOOK = 2000
/** Why, where apps come from elsewhere and it was time to ask. */
const ASKED = 'apps were asked for'
const SIGNALS = ['SIGHUP', 'SIGUSR2'] as const

const changedAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs

export interface ReloadParts {
  readonly flags: Flags
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  readonly first: LoadedConfig
  readonly readApps: ReadApps
  readonly server: ChannelsServer
  readonly logger: Logger
}

/**
 * Takes the configuration anew on SIGHUP, when its file or a certificate changes, and when apps that come from elsewhere do. One
 * that is wrong is told with its reasons, and the old one stays.
 *
 * @returns the way to stop
 */
export function reloadOnChange({
  flags,
  env,
  cwd,
  first,
  readApps,
  server,
  logger,
}: ReloadParts): () => void {
  let last: Promise<unknown> = Promise.resolve()
  let version = 0
  let known = JSON.stringify(first.options.apps)
  let told: string | undefined

  async function reload(why: string) {
    // A module that is read anew stays in memory beside its earlier self: not each time that apps are asked for.
    if (why !== ASKED) version++
    try {
      const { options, log, development } = await loadWith(flags, env, cwd, version, readApps)
      if (development !== first.development)
        throw new Error('The development app comes and goes with a restart.')
      const apps = JSON.stringify(options.apps)
      told = undefined
      if (why === ASKED && apps === known) return
      const restart = server.reload(options)
      known = apps
      logger.level = log.format === 'none' ? 'silent' : log.level
      const ids = options.apps.map(({ id }) => id).join(', ')
      logger.info(
        { why, apps: ids, restart: restart.length > 0 ? restart : undefined },
        'configuration taken',
      )
      if (restart.length > 0) logger.warn({ restart }, 'these options have changed, but need a restart')
    } catch (cause) {
      const { message, code } = cause as ServerError
      // Whoever is asked again and again fails again and again: that is told once.
      if (why === ASKED && message === told) return
      told = message
      logger.error({ why, code }, `the configuration stays as it was: ${message}`)
    }
  }
  // One after the other, so that the last one holds.
  const queue = (why: string) => {
    last = last.then(() => reload(why))
  }
  const watched = new Map<string, () => void>()
  const watch = (file: string) => {
    let seen = false
    const onChange = () => {
      seen = true
      queue(file)
    }
    const before = changedAt(file)
    watched.set(file, onChange)
    watchFile(file, { interval: LOOK, persistent: false }, onChange)
    // Its first look comes later, and takes what changed until then for how it always was.
    setTimeout(() => {
      if (!seen && watched.has(file) && changedAt(file) !== before) onChange()
    }, LOOK).unref()
  }
  for (const file of first.files) watch(file)
  const timer = first.every ? setInterval(queue, first.every, ASKED).unref() : undefined
  for (const signal of SIGNALS) process.on(signal, queue)
  return () => {
    clearInterval(timer)
    for (const signal of SIGNALS) process.off(signal, queue)
    for (const [file, onChange] of watched) unwatchFile(file, onChange)
    watched.clear()
  }
}
