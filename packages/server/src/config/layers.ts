import { parseArgs } from 'node:util'
import { configError, nearest, type Problem } from './error.ts'
import { SETTINGS, type Setting } from './settings.ts'

/** One value that flags or the environment set. */
export interface Given {
  readonly path: readonly (string | number)[]
  readonly value: unknown
  /** `--port` or `PORT`, for errors. */
  readonly from: string
}

export interface Flags {
  readonly given: readonly Given[]
  readonly config?: string
  readonly verbose: boolean
  /** Whether only the configuration is to be looked at. */
  readonly check: boolean
  readonly help: boolean
  readonly version: boolean
}

/** @throws ServerError `invalid-config` */
export function readFlags(argv: readonly string[]): Flags {
  const settings = SETTINGS.map(({ flag, kind }) => [
    flag,
    kind === 'switch' ? { type: 'boolean' } : { type: 'string', multiple: kind === 'list' },
  ])
  const options = {
    ...Object.fromEntries(settings),
    config: { type: 'string' },
    verbose: { type: 'boolean' },
    check: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
  } as const
  const { values, tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true })
  const problems: Problem[] = []
  for (const token of tokens) {
    const known =
      token.kind === 'option' ? (options as Record<string, { type: string }>)[token.name] : undefined
    // What stands alone, or begins with one dash, may be a secret: it is not repeated.
    if (token.kind === 'positional' || (token.kind === 'option' && !known && !token.rawName.startsWith('--')))
      problems.push({ at: 'the command line', why: 'every value needs a flag; see --help.' })
    if (token.kind !== 'option' || (!known && !token.rawName.startsWith('--'))) continue
    const meant = nearest(token.name, Object.keys(options))
    if (!known)
      problems.push({
        at: token.rawName,
        why: `there is no such flag${meant ? `; did you mean --${meant}?` : '; see --help.'}`,
      })
    else if (known.type === 'string' && (token.value === undefined || isFlag(token)))
      problems.push({ at: token.rawName, why: 'needs a value.' })
    else if (known.type === 'boolean' && token.value !== undefined)
      problems.push({ at: token.rawName, why: 'takes no value.' })
  }
  if (problems.length > 0) throw configError(problems)
  const given = SETTINGS.flatMap((setting) => {
    const value = (values as Record<string, string | string[] | boolean | undefined>)[setting.flag]
    return value === undefined ? [] : [toGiven(setting, value, `--${setting.flag}`)]
  })
  const { config, verbose, check, help, version } = values as Record<string, unknown>
  return {
    given,
    config: config as string,
    verbose: verbose === true,
    check: check === true,
    help: help === true,
    version: version === true,
  }
}

/** Whether the value is rather the next flag. After `=` it is meant. */
const isFlag = ({ value, inlineValue }: { value?: string; inlineValue?: boolean }) =>
  inlineValue === false && value?.startsWith('--') === true

/** What an orchestrator sets by itself for a service of that name. */
const SET_BY_OTHERS = /^CHANNELKIT_(SERVICE_|PORT_\d+_)|^CHANNELKIT_PORT$/

/** @throws ServerError `invalid-config` for an unknown `CHANNELKIT_` variable */
export function readEnv(env: Readonly<Record<string, string | undefined>>): readonly Given[] {
  const known = new Set(['CHANNELKIT_CONFIG', ...SETTINGS.flatMap((setting) => setting.env)])
  const problems = Object.keys(env)
    .filter((name) => name.startsWith('CHANNELKIT_') && !known.has(name) && !SET_BY_OTHERS.test(name))
    .map((at) => {
      const meant = nearest(at, known)
      return { at, why: `there is no such variable${meant ? `; did you mean ${meant}?` : '; see --help.'}` }
    })
  // What somebody meant to set, and lost on the way, must not become what stands in where nothing was set.
  for (const at of Object.keys(env))
    if (env[at] === '' && at.startsWith('CHANNELKIT_') && known.has(at))
      problems.push({ at, why: 'is empty: give a value, or take the variable away.' })
  if (problems.length > 0) throw configError(problems)
  return SETTINGS.flatMap((setting) => {
    const there = setting.env.filter((one) => env[one] !== undefined && !isAddress(one, env[one]))
    const name = there.find((one) => env[one] !== '') ?? (setting.path[0] === 'apps' ? there[0] : undefined)
    if (!name) return []
    const value = env[name]!
    if (setting.kind === 'list')
      return [
        toGiven(
          setting,
          value.split(',').map((item) => item.trim()),
          name,
        ),
      ]
    return [toGiven(setting, setting.kind === 'switch' ? switched(value, name) : value, name)]
  })
}

const isAddress = (name: string, value: string) => name === 'CHANNELKIT_PORT' && value.startsWith('tcp://')

function switched(value: string, at: string): boolean {
  if (/^(1|true|yes|on)$/i.test(value)) return true
  if (/^(0|false|no|off)$/i.test(value)) return false
  throw configError([{ at, why: 'must be true or false.' }])
}

function toGiven({ kind, path }: Setting, value: string | string[] | boolean, from: string): Given {
  if (path[0] === 'webhooks') return { path, value: (value as string[]).map((url) => ({ url })), from }
  if (kind !== 'number') return { path, value, from }
  const number = Number(value)
  if (value === '' || Number.isNaN(number)) throw configError([{ at: from, why: 'must be a number.' }])
  return { path, value: number, from }
}
