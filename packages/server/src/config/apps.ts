import { DEVELOPMENT_APP } from '../defaults.ts'
import { configError } from './error.ts'

export interface AppsParts {
  /** What flags and the environment say of one app, if they do. */
  readonly given: object | undefined
  /** The file that was named. */
  readonly file: string | undefined
  /** Whether production was asked for. */
  readonly production: boolean
}

/**
 * The apps of a configuration whose file has none. What everybody knows never stands in for what somebody forgot: the
 * development app is there only where nothing at all was said, and a secret never by itself.
 *
 * @throws ServerError `invalid-config`
 */
export function missingApps({ given, file, production }: AppsParts): readonly object[] | undefined {
  const { id, key } = DEVELOPMENT_APP
  if (given) return [{ id, key, ...given }]
  // Then it is told as missing.
  if (file !== undefined) return undefined
  if (!production) return [DEVELOPMENT_APP]
  const why = 'is missing, and NODE_ENV is production: give the app an id, a key and a secret of its own.'
  throw configError([{ at: 'apps', why }])
}
