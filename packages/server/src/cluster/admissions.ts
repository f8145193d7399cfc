import type { Change } from './ledger.ts'

type Admission = Change & { readonly 0: 'a' }
type Answer = (room: boolean | null) => void

const keyOf = ([, app, channel, user]: Admission) => JSON.stringify([app, channel, user])

/** Who waits to hear whether a presence channel has room: Redis says so, so that two who come at once don't both get the last place. */
export function createAdmissions() {
  const waiting = new Map<string, Answer[]>()
  return {
    /** Returns whether it has to be asked: not where the same is asked already. */
    wait(admission: Admission, answer: Answer): boolean {
      const key = keyOf(admission)
      const known = waiting.get(key)
      if (known) known.push(answer)
      else waiting.set(key, [answer])
      return known === undefined
    },
    answered(admission: Admission, room: boolean) {
      const key = keyOf(admission)
      const answers = waiting.get(key) ?? []
      waiting.delete(key)
      for (const answer of answers) answer(room)
    },
    /** Nobody can be asked. */
    lose() {
      const all = [...waiting.values()].flat()
      waiting.clear()
      for (const answer of all) answer(null)
    },
  }
}
