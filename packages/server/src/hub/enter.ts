import type { Member } from './admission.ts'
import type { AppState } from './app-state.ts'
import type { HubChannel } from './channel.ts'
import type { Connection, PendingSubscription } from './connection.ts'

interface Entering {
  /** Puts it on the channel; `admitted` where it has a place among the members. */
  put(channel: HubChannel, admitted: boolean): void
  /** There is no place for one more member. */
  full?(): void
  member?: Member | undefined
}

/** Puts a connection on a channel once that is open in all processes, and they have a place for who becomes a member. */
export function enter(
  state: AppState,
  from: Connection,
  name: string,
  { put, full, member }: Entering,
): void {
  // All processes together have as many members as one may.
  const asks = member && state.link && !isHere(state, name, member)
  const open = state.channels.get(name)
  if (!asks && (open ? !open.waiting : !state.link)) return put(state.open(name), false)
  const pending: PendingSubscription = { later: [] }
  from.pending ??= new Map()
  from.pending.set(name, pending)
  // Unless it has left, or has come anew, while the others were asked.
  const waits = () => from.pending?.get(name) === pending
  const done = (run: () => void) => {
    from.pending?.delete(name)
    run()
    for (const one of pending.later) one()
  }
  const whenAdmitted = (room: boolean | null) => {
    const giveBack = () => {
      if (member && room && !isHere(state, name, member)) state.link?.member(name, member.id, undefined)
    }
    if (!waits()) return giveBack()
    if (room === false) return done(() => full?.())
    const channel = state.open(name)
    state.whenOpen(channel, () => {
      if (waits()) done(() => put(channel, room === true))
      else giveBack()
    })
  }
  if (asks) state.link!.admit(name, member.id, state.limits.presenceMembers, whenAdmitted)
  else whenAdmitted(null)
}

/** Whether a connection of this process is that member already. */
const isHere = (state: AppState, name: string, { id }: Member) =>
  (state.channels.get(name)?.members.get(id)?.sockets.size ?? 0) > 0
