/**
 * What processes say to each other and keep in Redis, and how. Whoever adds to it leaves this alone: fields at the end, and kinds
 * that others ignore. A change that others would misunderstand takes the next number, and puts it and a colon before each message.
 */
export const LANGUAGE = 1

/** Whether a message is of another language; each is told of once. */
export function createStrangers(tell: (message: string) => void) {
  const known = new Set<string>()
  return (text: string): boolean => {
    const [, language] = /^(\d{1,9}):/.exec(text) ?? []
    if (language === undefined || Number(language) === LANGUAGE) return false
    if (known.size < 10 && !known.has(language)) {
      known.add(language)
      tell(
        `A process on the same Redis speaks language ${language}, this one ${LANGUAGE}: what it says is ignored. Let all have one version, or give it another prefix.`,
      )
    }
    return true
  }
}

/** Why a process may not join where others speak another language. */
export const otherLanguage = (theirs: unknown): Error =>
  Object.assign(
    new Error(
      `the processes on this Redis speak language ${theirs}, this one ${LANGUAGE}: end those first, or give this one another prefix`,
    ),
    { code: 'ELANGUAGE' },
  )
