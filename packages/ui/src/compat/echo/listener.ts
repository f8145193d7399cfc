import { type EchoPresenceChannel, NOTIFICATION } from './channel.ts'
import { echoParts } from './configure.ts'
import type { EchoVisibility } from './drivers.ts'
import { spellings } from './event-name.ts'

/** What a hook gives for hands. */
export interface EchoControls<Channel> {
  /** Gives the channel up for this component; `true` also what `echo()` was asked for of it. */
  leaveChannel: (leaveAll?: boolean) => void
  /** The same as `leaveChannel(true)`. */
  leave: () => void
  /** Stops listening, and stays on the channel. */
  stopListening: () => void
  /** Listens again. */
  listen: () => void
  channel: () => Channel
}

export interface ListenerOptions {
  readonly name: string
  readonly visibility: EchoVisibility
  readonly events: readonly string[]
  run(payload: unknown): void
}

/** One use of a hook: listens while its component is mounted. */
export interface EchoListener {
  readonly controls: EchoControls<EchoPresenceChannel | null>
  /** The channel, whether or not the component is there yet. */
  channel(): EchoPresenceChannel
  mount(): () => void
}

export function createEchoListener({ name, visibility, events, run }: ListenerOptions): EchoListener {
  const id = visibility === 'public' ? name : `${visibility}-${name}`
  // One of its own, so that two hooks with one callback don't take away each other's.
  const callback = (payload: unknown) => run(payload)
  let release: (() => void) | undefined
  let channel: EchoPresenceChannel | null = null
  let listening = false

  function listen() {
    if (listening || !channel) return
    listening = true
    for (const event of events) channel.listen(event, callback)
  }
  function stopListening() {
    if (!listening || !channel) return
    listening = false
    for (const event of events) channel.stopListening(event, callback)
  }
  function leaveChannel(leaveAll?: boolean) {
    stopListening()
    release?.()
    release = undefined
    // Where it is a handler of an event, what it is given is no wish.
    if (leaveAll === true) echoParts().echo.leave(name)
  }
  return {
    controls: {
      leaveChannel,
      leave: () => leaveChannel(true),
      stopListening,
      listen,
      channel: () => channel,
    },
    channel: () => channel ?? echoParts().at(id),
    mount() {
      const parts = echoParts()
      channel = parts.at(id)
      release = parts.hold(id)
      listen()
      return () => leaveChannel()
    },
  }
}

export const listOf = (events: string | readonly string[] = []): readonly string[] =>
  typeof events === 'string' ? [events] : events

/** What a hook for notifications listens to, and which of them it is told. */
export function notificationOptions(types: string | readonly string[] = []) {
  const wanted = listOf(types).flatMap(spellings)
  const isWanted = (notification: unknown) =>
    wanted.length === 0 || wanted.includes((notification as { type?: string } | null)?.type ?? '')
  return { events: [NOTIFICATION], isWanted }
}

/** The channel and the events of a model, as Laravel broadcasts them. */
export const modelOptions = (model: string, id: string | number, events?: string | readonly string[]) => ({
  name: `${model}.${id}`,
  events: listOf(events).map((event) => (event.startsWith('.') ? event : `.${event}`)),
})
