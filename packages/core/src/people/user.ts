import { errorOf } from '../error-data.ts'
import { ChannelKitError } from '../errors.ts'
import type { Committable } from '../frames.ts'
import type { ChannelKit } from '../kit.ts'
import type { MemberId } from '../member.ts'
import { once } from '../once.ts'
import { createPatience } from '../patience.ts'
import { createWritable, type Readable } from '../store.ts'

/** `anonymous` nobody asked to sign in, `failed` see `error`, `terminated` the server closed the user's connections. */
export type UserStatus = 'anonymous' | 'signing-in' | 'signed-in' | 'failed' | 'terminated'

/** Whoever signed in, as the user auth endpoint has it: `id`, and what else it says. */
export interface SignedInUser {
  readonly id: string
  readonly user_info?: unknown
  readonly [field: string]: unknown
}

export interface UserSnapshot {
  readonly status: UserStatus
  readonly user: SignedInUser | null
  /** Why it failed, or why there is no answer yet. */
  readonly error: ChannelKitError | null
}

/** Who of the watched people is online. */
export interface WatchlistSnapshot {
  readonly online: readonly string[]
  has(id: MemberId): boolean
}

export interface User extends Readable<UserSnapshot> {
  /** Opens the connection and signs in; over reconnects too. What comes of it shows in the state. */
  signIn(): void
  /**
   * Nobody is signed in any more, and nothing of the one before is shown: call it after a log-out. The same as
   * `kit.reauthorize()`, but for signing in again.
   */
  signOut(): void
  /** Calls `handler` for events that the server sends to this user. */
  on(event: string, handler: (data: unknown) => void): () => void
}

/**
 * The signed-in user of a kit: sign-in, and events that the server sends to the user rather than to a channel.
 *
 * @example
 * const me = user(kit)
 * me.signIn()
 * me.on('notice', (notice) => toast(notice))
 */
export const user = (kit: ChannelKit): User => session(kit).user

/**
 * Who is online of those whom the user auth endpoint put on the user's watchlist. Sign in first: `user(kit).signIn()`.
 *
 * @example
 * const friends = watchlist(kit)
 * friends.subscribe(() => console.log(friends.getSnapshot().online))
 */
export const watchlist = (kit: ChannelKit): Readable<WatchlistSnapshot> => session(kit).watchlist

const NOBODY: UserSnapshot = { status: 'anonymous', user: null, error: null }
const NONE: WatchlistSnapshot = { online: [], has: () => false }

/** One per kit, from the first who asks until the kit ends: sign-in outlives every component. */
function session(kit: ChannelKit) {
  const create = () => {
    const { bus, frames, source, inUse, life, line, causes, clock } = kit.internals
    let state: UserSnapshot = life.error ? { status: 'failed', user: null, error: life.error } : NOBODY
    const userStore = createWritable(state, bus.guard)
    const listStore = createWritable(NONE, bus.guard)
    const listeners = new Map<string, Set<(data: unknown) => void>>()
    let online = new Set<string>()
    let listed = true
    const job: Committable = {
      stage() {
        userStore.stage(state)
        if (listed) return
        const shown = new Set(online)
        listStore.stage({ online: [...shown], has: (id) => shown.has(String(id)) })
        listed = true
      },
      notify() {
        userStore.notify()
        listStore.notify()
      },
    }
    const patience = createPatience(clock, () => {
      if (line.why || line.state !== 'connected') return
      fail(new ChannelKitError('signin-failed', 'The server has not answered the sign-in.'))
    })
    const change = (next: Partial<UserSnapshot>) => {
      state = { ...state, ...next }
      patience.wait(state.status === 'signing-in')
      frames.mark(job)
    }
    const fail = (error: ChannelKitError) => {
      change({ status: 'failed', user: null, error })
      causes.tell('user', error)
    }
    /** Where the line is to blame, it is told by itself. */
    function followLine() {
      const { status } = state
      if (status === 'anonymous' || status === 'terminated') return
      if (line.ended) change({ status: 'failed', user: null, error: line.error })
      else if (status === 'signing-in') change({ error: line.why })
    }
    const list = (ids: Set<string>) => {
      online = ids
      listed = false
      frames.mark(job)
    }

    const untap = bus.tap((happening) => {
      switch (happening.type) {
        case 'user': {
          if (happening.error) return fail(errorOf(happening.error))
          causes.over('user')
          return change({ status: 'signed-in', user: happening.user as SignedInUser, error: null })
        }
        case 'user-event':
          for (const listener of [...(listeners.get(happening.event) ?? [])])
            bus.guard(() => listener(happening.data))
          return
        case 'watchlist': {
          const next = new Set(online)
          for (const id of happening.ids) happening.online ? next.add(id) : next.delete(id)
          return list(next)
        }
        case 'connection-error':
          if (happening.error.code === 'terminated' && state.status !== 'anonymous')
            change({ status: 'terminated', user: null, error: errorOf(happening.error) })
          return followLine()
        case 'network':
          return followLine()
        case 'connection':
          // What was in the way is gone: the time for an answer begins now.
          if (happening.state === 'connected') patience.wait(false)
          followLine()
          // On each new connection the server says anew who is online.
          if (happening.state === 'connected' || online.size === 0) return
          return list(new Set())
      }
    })
    inUse.add({
      end() {
        untap()
        list(new Set())
        change({ status: 'failed', user: null, error: life.error })
      },
      retry: () => void (state.status === 'failed' && signIn()),
      renew() {
        const { status } = state
        list(new Set())
        change(NOBODY)
        if (status !== 'anonymous') signIn()
      },
    })

    const on: User['on'] = (event, handler) => {
      const own = (data: unknown) => handler(data)
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(own))
      return () => void set.delete(own)
    }
    const signIn = () => {
      if (state.status === 'signing-in' || state.status === 'signed-in') return
      if (life.error) return change({ status: 'failed', user: null, error: life.error })
      change({ status: 'signing-in', error: line.why })
      if (line.ended) source.retry()
      else source.connect()
      source.signIn()
    }
    const signOut = () => {
      if (life.error) return
      state = NOBODY
      kit.reauthorize()
    }
    return {
      user: { ...readable(userStore), on, signIn, signOut } satisfies User,
      watchlist: readable(listStore),
    }
  }
  return once(kit, 'user', null, create, true)
}

const readable = <T>({ getSnapshot, getInitialSnapshot, subscribe }: Readable<T>): Readable<T> => ({
  getSnapshot,
  getInitialSnapshot,
  subscribe,
})
