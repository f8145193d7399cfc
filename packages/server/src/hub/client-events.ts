import type { AppState } from './app-state.ts'
import type { Connection } from './connection.ts'
import { errorFrame } from './errors.ts'
import type { Fields } from './fields.ts'
import { takesClientEvents } from './names.ts'
import { utf8Length } from './traffic.ts'

/** Relays a client event to the others, if the sender may: within the rate, on a channel of theirs that takes them. */
export function clientEvent(
  state: AppState,
  from: Connection,
  event: string,
  { channel: name, data }: Fields,
): void {
  const { app, limits, clock } = state
  const refuse = (why: string) => {
    // Told as what it is alone, not as an error besides: it would count twice.
    from.send(errorFrame(4301, `Client event rejected: ${why}`, typeof name === 'string' ? name : undefined))
    state.tell({ type: 'client-event-rejected', socketId: from.socketId, event, reason: why })
  }
  if (app.clientEvents === false) return refuse('the app has client events disabled')
  if (typeof name !== 'string') return refuse('it names no channel')
  if (event.length > 200) return refuse('its name is longer than 200 characters')
  if (!takesClientEvents(name)) return refuse('only private and presence channels take them')
  const later = from.pending?.get(name)?.later
  if (later && later.length < limits.clientEventsPerSecond)
    return void later.push(() => clientEvent(state, from, event, { channel: name, data }))
  const channel = state.channels.get(name)
  if (!channel || !from.subscriptions.has(name)) return refuse('the sender is not subscribed')
  const bytes = utf8Length(JSON.stringify(data) ?? '')
  if (bytes > limits.payload) return refuse(`over ${limits.payload} bytes`)
  const now = clock.monotonic()
  const sentAt = from.sentAt ?? []
  from.sentAt = sentAt
  while (sentAt.length > 0 && sentAt[0]! <= now - 1000) sentAt.shift()
  if (sentAt.length >= limits.clientEventsPerSecond) {
    state.tell({ type: 'rate-limited', what: 'client-events', socketId: from.socketId })
    return refuse(`over ${limits.clientEventsPerSecond} a second`)
  }
  sentAt.push(now)
  state.relay(channel, from, event, data, bytes)
}
