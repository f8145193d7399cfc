import { ServerError } from './hub/index.ts'

/** What is not installed, as Node and Bun put it. */
const isMissing = (cause: unknown, packages: readonly string[]) => {
  const { code, message } = cause as NodeJS.ErrnoException
  const missing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
  return missing && packages.some((name) => message.includes(`'${name}'`))
}

/** Where the newest one is not what the others beside it take. */
const VERSIONS: Readonly<Record<string, string>> = { '@opentelemetry/api': '1.9' }
const toInstall = (name: string) => (VERSIONS[name] ? `${name}@${VERSIONS[name]}` : name)

/** That something that was configured needs packages which are not installed. */
function missing(what: string, packages: readonly string[], cause: unknown): ServerError {
  const verb = packages.length > 1 ? 'are not all' : 'is not'
  return new ServerError(
    'missing-package',
    `${what} needs ${packages.join(', ')}, which ${verb} installed.`,
    {
      remedy: `npm install ${packages.map(toInstall).join(' ')}`,
      cause,
    },
  )
}

/**
 * Runs what loads packages that only those install who configure what needs them.
 *
 * @param what was configured, as it begins a sentence
 * @throws ServerError `missing-package` that says what to install
 */
export async function needing<T>(
  what: string,
  packages: readonly string[],
  run: () => T | Promise<T>,
): Promise<T> {
  try {
    return await run()
  } catch (cause) {
    throw isMissing(cause, packages) ? missing(what, packages, cause) : cause
  }
}

/** The same for what can't wait. */
export function needingNow<T>(what: string, packages: readonly string[], run: () => T): T {
  try {
    return run()
  } catch (cause) {
    throw isMissing(cause, packages) ? missing(what, packages, cause) : cause
  }
}
