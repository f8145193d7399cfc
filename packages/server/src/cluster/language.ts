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

/** What a process says that it speaks when it joins. In a cluster it matters into how many parts channels are divided: who counts otherwise looks elsewhere. */
export const speechOf = (parts: number): string => (parts === 1 ? `${LANGUAGE}` : `${LANGUAGE}/${parts}`)

/** Why a process may not join where others speak another language, or divide channels otherwise. */
export function otherSpeech(theirs: unknown, ours: string): Error {
  const [language, parts] = String(theirs).split('/')
  const why =
    Number(language) === LANGUAGE
      ? `the processes on this Redis divide channels into ${parts ?? 1} parts (redis.cluster.partitions), this one into ${ours.split('/')[1] ?? 1}: end those first, give this one the same number, or another prefix`
      : `the processes on this Redis speak language ${language}, this one ${LANGUAGE}: end those first, or give this one another prefix`
  return Object.assign(new Error(why), { code: 'ELANGUAGE' })
}
