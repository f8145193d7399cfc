import { resolve } from 'node:path'
import { DEVELOPMENT_APP } from '../defaults.ts'
import { isLoopback } from '../http/local-only.ts'
import { placeOf } from '../schema/words.ts'
import type { ServerOptions } from '../server.ts'
import { missingApps } from './apps.ts'
import { createReadApps, type ReadApps } from './apps-from.ts'
import type { AppsFrom } from './apps-from-schema.ts'
import { checkConfig } from './check.ts'
import { configError } from './error.ts'
import { readConfigFile, readText } from './file.ts'
import { type Flags, type Given, readEnv, readFlags } from './layers.ts'
import type { CheckedConfig } from './schema.ts'

export interface LoadOptions {
  /** Default those of the process. */
  argv?: readonly string[]
  env?: Readonly<Record<string, string | undefined>>
  cwd?: string
}

/** A configuration, ready for `createServer`. */
export interface LoadedConfig {
  readonly options: ServerOptions
  readonly log: CheckedConfig['log']
  /** Whether it has the app of a development server. */
  readonly development: boolean
  /** The files that it was read from. */
  readonly files: readonly string[]
  /** How often apps that come from elsewhere are asked for, in ms; undefined where they stand in the configuration. */
  readonly every: number | undefined
}

/**
 * Puts the configuration together: flags before the environment, before the file that `--config` or
 * `CHANNELKIT_CONFIG` names, before the defaults.
 *
 * @throws ServerError `invalid-config` that says of each problem where, what and what to do; `apps-unavailable` where they come from elsewhere
 * @example
 * const { options } = await loadConfig({ argv: ['--config', 'channelkit.json'] })
 * const server = createServer(options)
 */
export async function loadConfig(options: LoadOptions = {}): Promise<LoadedConfig> {
  const { argv = process.argv.slice(2), env = process.env, cwd = process.cwd() } = options
  return loadWith(readFlags(argv), env, cwd)
}

/** The same, with flags that were read already. */
export async function loadWith(
  flags: Flags,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  /** Counts reloads: a module is then read anew. */
  version = 0,
  /** Asks for apps that come from elsewhere. */
  readApps: ReadApps = createReadApps(),
): Promise<LoadedConfig> {
  const name = flags.config ?? env.CHANNELKIT_CONFIG
  const file = name ? await readConfigFile(name, cwd, version) : { config: {}, folder: cwd }
  const merged = copy(file.config) as Record<string, unknown>
  const hasApps = 'apps' in merged
  // Variables that other tools share fill in for a missing app, but change none.
  const given = [
    ...readEnv(env).filter(
      ({ from, path }) => !(hasApps && path[0] === 'apps' && from.startsWith('PUSHER_')),
    ),
    ...flags.given,
    ...(flags.verbose ? [{ path: ['log', 'level'], value: 'debug', from: '--verbose' }] : []),
  ]
  const sources = new Map<string, string>()
  const several = Array.isArray(merged.apps) && merged.apps.length > 1
  for (const one of given) {
    if (several && one.path[0] === 'apps')
      throw configError([{ at: one.from, why: 'is for one app, but the file has several: change it there.' }])
    put(merged, one)
    sources.set(placeOf(one.path), one.from)
  }
  const fromFile = new Set(['cert', 'key'].filter((part) => !sources.has(`tls.${part}`)))
  const from = merged.appsFrom === undefined ? undefined : appsFromOf(merged)
  if (from) merged.apps = await readApps(from)
  else if (!hasApps) {
    const given = (merged.apps as object[] | undefined)?.[0]
    merged.apps = missingApps({ given, file: name, production: env.NODE_ENV === 'production' })
  }
  const config = checkConfig(merged, sources)
  const development = config.apps.some(({ secret }) => secret === DEVELOPMENT_APP.secret)
  if (development && !isLoopback(config.host)) {
    const why =
      'everybody knows the secret of the development app: give one of your own to listen beyond this machine.'
    throw configError([{ at: 'apps', why }])
  }
  const files = name ? [resolve(cwd, name)] : []
  const pem = (part: 'cert' | 'key', path: string) => {
    const found = resolve(fromFile.has(part) ? file.folder : cwd, path)
    files.push(found)
    return readText(found, sources.get(`tls.${part}`) ?? `tls.${part}`)
  }
  const { $schema: _, appsFrom, log, tls, ...rest } = config
  const loaded = tls && { ...tls, cert: await pem('cert', tls.cert), key: await pem('key', tls.key) }
  // Nobody stands before it who would have to look elsewhere.
  const own = development ? { localOnly: true, shutdownDelay: Number(merged.shutdownDelay ?? 0) } : {}
  const dashboard = dashboardFor(rest.dashboard, env.NODE_ENV === 'production')
  const options = { ...rest, ...own, dashboard, tls: loaded }
  return { options, log, development, files, every: appsFrom?.every }
}

/** Where apps come from is needed before all the rest can be looked at. */
function appsFromOf({ apps, appsFrom }: Record<string, unknown>): AppsFrom {
  if (apps !== undefined)
    throw configError([{ at: 'appsFrom', why: 'stands beside apps: give one of the two.' }])
  const place = [{ id: 'any', key: 'any', secret: 'any' }]
  return checkConfig({ apps: place, appsFrom }).appsFrom!
}

/** In production, what a proxy on this machine passes on without a word must not look like somebody who sits at it. */
function dashboardFor(
  given: CheckedConfig['dashboard'] = true,
  production: boolean,
): CheckedConfig['dashboard'] {
  if (given === false || !production) return given
  return { asks: 'everybody', ...(given === true ? {} : given) }
}

/** A file's module may be loaded again: what it gave is not changed. */
const copy = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(copy)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, copy(one)]))
}

/** Puts a value where it belongs, making what leads there. What is of the wrong kind on the way is told of later. */
function put(config: Record<string, unknown>, { path, value }: Given): void {
  let at = config as Record<PropertyKey, unknown>
  for (const [n, step] of path.slice(0, -1).entries()) {
    // What was only switched on is now told more about.
    if (at[step] === true) at[step] = {}
    at[step] ??= typeof path[n + 1] === 'number' ? [] : {}
    if (typeof at[step] !== 'object') return
    at = at[step] as Record<PropertyKey, unknown>
  }
  const last = path.at(-1)!
  // Switching on what the file says more about leaves that.
  if (value !== true || typeof at[last] !== 'object') at[last] = value
}
