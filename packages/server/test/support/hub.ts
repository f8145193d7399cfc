import {
  type App,
  createHub,
  type Handshake,
  type Hub,
  type HubHappening,
  type Limits,
} from '../../src/hub/index.ts'
import { sign } from '../../src/hub/signatures.ts'
import { createClock } from './clock.ts'

export const APP = { id: 'app', key: 'app-key', secret: 'app-secret' }

export interface Frame {
  event: string
  channel?: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it freely, and fail where it is not what they expect.
  data: any
  user_id?: string
}

/** Data as pusher-js reads it: a string that is JSON is parsed. */
export function readFrame(text: string): Frame {
  const frame = JSON.parse(text)
  if (typeof frame.data !== 'string') return frame
  try {
    return { ...frame, data: JSON.parse(frame.data) }
  } catch {
    return frame
  }
}

export type Greeting = Partial<Handshake> & { secure?: boolean }

/**
 * A client of the hub without a network.
 *
 * @param looks whether it reads what it gets; among very many it takes most of the time
 */
export function connect(hub: Hub, { secure = false, ...handshake }: Greeting = {}, looks = true) {
  const got: Frame[] = []
  const closed: [number, string][] = []
  const connection = hub.connect(
    { appKey: APP.key, protocol: 7, ...handshake },
    {
      secure,
      send: (text) => void (looks && got.push(readFrame(text))),
      close: (...args) => void closed.push(args),
    },
  )
  const { socketId } = connection
  const say = (event: string, data?: unknown, channel?: string) =>
    connection.receive(JSON.stringify({ event, data, channel }))
  return {
    connection,
    socketId,
    got,
    closed,
    say,
    raw: (text: string | Uint8Array) => connection.receive(text),
    events: () => got.map(({ event }) => event),
    /** Forgets what came so far and returns it. */
    take: () => got.splice(0),
    /** Signed by hand, so that what our own signing refuses can be sent too. */
    subscribe(channel: string, member?: { id: unknown; info?: unknown }) {
      const channelData = channel.startsWith('presence-')
        ? JSON.stringify({ user_id: member?.id, user_info: member?.info })
        : undefined
      const text = [socketId, channel, ...(channelData === undefined ? [] : [channelData])].join(':')
      const auth = /^(private|presence)-/.test(channel) ? `${APP.key}:${sign(APP.secret, text)}` : ''
      say('pusher:subscribe', { channel, auth, channel_data: channelData })
    },
    signIn({ id, info, watchlist }: { id: unknown; info?: unknown; watchlist?: unknown[] }) {
      const userData = JSON.stringify({ id, user_info: info, watchlist })
      const auth = `${APP.key}:${sign(APP.secret, `${socketId}::user::${userData}`)}`
      say('pusher:signin', { auth, user_data: userData })
    },
  }
}
export type Client = ReturnType<typeof connect>

/** What a client was told last. */
export const last = ({ got }: Client): Frame => got.at(-1)!
/** The same of a refusal: event, channel, code or status, words. */
export function lastRefusal(client: Client): unknown[] {
  const { event, channel, data } = last(client)
  return [event, channel, data.code ?? data.status ?? null, data.message ?? data.error]
}

/** A hub with a clock of its own, and all that happened in it. */
export function setUp({ app = {}, limits = {} }: { app?: Partial<App>; limits?: Partial<Limits> } = {}) {
  const clock = createClock()
  const hub = createHub({ apps: [{ ...APP, ...app }], limits, clock })
  const happened: HubHappening[] = []
  hub.tap((happening) => happened.push(happening))
  const state = hub.app(APP.id)
  return {
    clock,
    hub,
    state,
    happened,
    types: () => happened.map(({ type }) => type),
    client: (handshake?: Greeting) => connect(hub, handshake),
    /** One that does not look at what it gets. */
    blind: () => connect(hub, {}, false),
    /** A client that has been greeted. */
    ready() {
      const client = connect(hub)
      client.take()
      return client
    },
  }
}
