import { type AuthAnswer, type AuthRequest, ChannelKitError } from '@channelkit/core'
import { type AuthApp, type AuthUser, authorizeChannel, authorizeUser } from '@channelkit/server/auth'

/** The auth endpoint of a test server. */
export interface Door {
  answer(request: AuthRequest, user: AuthUser | null): Promise<AuthAnswer>
  /** Counts a kit's own authoriser as well. */
  watch<T>(run: () => Promise<T>): Promise<T>
  refuse(channel?: string, options?: { status?: number }): () => void
  delay: number
  /** Questions under way. */
  readonly asking: number
  /** Questions so far, and answers. */
  readonly asked: number
}

export function createDoor(app: AuthApp): Door {
  const refusals = new Set<{ channel: string; status: number }>()
  let asking = 0
  let asked = 0
  const door: Door = {
    delay: 0,
    get asking() {
      return asking
    },
    get asked() {
      return asked
    },
    async watch(run) {
      asking++
      asked++
      try {
        return await run()
      } finally {
        asking--
        asked++
      }
    },
    answer: ({ socketId, channel }, user) =>
      door.watch(async () => {
        if (door.delay > 0) await new Promise<void>((done) => void setTimeout(done, door.delay))
        const refusal = [...refusals].find((one) => one.channel === '*' || one.channel === (channel ?? ''))
        if (refusal || !user) throw refused(channel, refusal?.status ?? 403)
        return channel === null
          ? authorizeUser(app, { socketId, user })
          : authorizeChannel(app, { socketId, channel, member: user })
      }),
    refuse(channel = '*', { status = 403 } = {}) {
      const refusal = { channel, status }
      refusals.add(refusal)
      return () => refusals.delete(refusal)
    },
  }
  return door
}

function refused(channel: string | null, status: number) {
  const what = channel === null ? 'Sign-in' : `Channel ${channel}`
  return new ChannelKitError(
    status >= 500 ? 'auth-unavailable' : 'auth-denied',
    `${what} was refused: the test server answered ${status}.`,
    { httpStatus: status },
  )
}
