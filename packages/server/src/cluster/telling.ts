import type { Edge } from '../hub/cluster.ts'
import { createAdmissions } from './admissions.ts'
import { announcement } from './announcement.ts'
import type { Read } from './channels.ts'
import type { RedisClient } from './client.ts'
import type { Hearing } from './hearing.ts'
import { type Change, createLedger } from './ledger.ts'
import { type Seat, within } from './seat.ts'

/** Changes of one call; a script holds Redis up for as long as it runs. */
const MOST_CHANGES = 500

/** Tells Redis what changes here, and the apps which of it are edges for all processes. */
export function createTelling(seat: Seat, hearing: Pick<Hearing, 'channel' | 'found'>) {
  const ledger = createLedger()
  const admissions = createAdmissions()
  let flowing = false

  async function send(to: RedisClient) {
    const batch = ledger.take(MOST_CHANGES)
    const list = [...batch.changes.values()]
    const asked = list.flatMap((one) => (one[0] === 'o' ? [hearing.channel(one[1], one[2])] : []))
    const answer = await within(seat, async () => {
      const found = await to.run('sync', [seat.keys.prefix, seat.id, JSON.stringify(list)])
      return found as [string, string[], Read[], string[], number[]]
    })
    if (!answer) return
    ledger.done(batch)
    if (answer[0] !== 'ok') return seat.ended(answer[1])
    const [, edges, reads, settled, rooms] = answer
    for (const edge of edges) tellEdge(edge, true)
    const known = new Set(settled)
    for (const [i, channel] of asked.entries()) if (channel) hearing.found(channel, reads[i]!, known)
    const admitted = list.filter((one) => one[0] === 'a')
    for (const [i, one] of admitted.entries()) admissions.answered(one, rooms[i] === 1)
  }

  function tellEdge(text: string, mine: boolean) {
    const [type, appKey, channel, userId] = JSON.parse(text) as [Edge['type'], string, string, string]
    const edge = (userId === undefined ? { type, channel } : { type, channel, userId }) as Edge
    if (!mine || ledger.isNews(appKey, edge)) seat.apps.get(appKey)?.app.tell(edge)
  }

  /** Nobody can be asked whether it is an edge for all. */
  function tellAlone(appKey: string, edge: Edge) {
    ledger.toldAlone({ app: appKey, edge })
    seat.apps.get(appKey)?.app.tell(edge)
  }

  async function drain() {
    while (seat.client && ledger.size > 0) await send(seat.client)
  }

  return {
    put: ledger.put,
    forget: ledger.forget,
    drain,
    /** Asks for a member's place; `null` where nobody can be asked. Returns whether it is to be sent. */
    admit(change: Change & { readonly 0: 'a' }, answer: (room: boolean | null) => void): boolean {
      if (!flowing) answer(null)
      else if (admissions.wait(change, answer)) ledger.put(change)
      else return false
      return flowing
    },
    /** An edge that Redis found. */
    tellEdge,
    /** An edge as it looks from here. */
    edge: (appKey: string, edge: Edge) => (seat.away ? tellAlone(appKey, edge) : ledger.expect(appKey, edge)),
    /** Sends what is due; what is sent afterwards arrives afterwards. */
    flush(to: RedisClient) {
      while (flowing && ledger.size > 0) void send(to)
    },
    /**
     * Tells all that is here. Done when Redis has it, unless the place is lost meanwhile.
     *
     * @param own what Redis still has of this process
     * @param anew whether Redis lost its data
     */
    async begin(own: readonly string[], anew: boolean) {
      const { turn } = seat
      ledger.begin(anew)
      for (const change of announcement(seat.apps.values(), own)) ledger.put(change)
      flowing = true
      await drain()
      if (turn !== seat.turn) return
      ledger.put(['s'])
      await drain()
      if (turn === seat.turn) ledger.settle()
    },
    /** Redis is away: what it did not answer to is told as it looks from here. */
    lose() {
      flowing = false
      for (const { app, edge } of ledger.lose()) tellAlone(app, edge)
      admissions.lose()
    },
  }
}
