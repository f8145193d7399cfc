import type { ChannelKit, Happening } from '@channelkit/core'

const fakes = new WeakSet<Happening>()

/** Whether something was made up here. */
export const isFake = (happening: Happening): boolean => fakes.has(happening)

/** An event that somebody made up. */
export interface Draft {
  readonly channel: string
  readonly event: string
  readonly data: unknown
}

/** What became of it, for who made it. */
export interface Outcome {
  readonly good: boolean
  readonly text: string
}

/** Lets an event come in as if the server had sent it: all on this page that listens takes it, and nobody else. */
export function receive(kit: ChannelKit, { channel, event, data }: Draft): Outcome {
  const { bus, channels, clock } = kit.internals
  const entry = channels.active().find(({ name }) => name === channel)
  if (!entry) return { good: false, text: `Nothing on this page is on ${channel}, so nothing heard it.` }
  const heard = entry.listens().includes(event)
  const at = clock.now()
  const told: Happening = heard
    ? { type: 'event', at, channel, event, data, userId: undefined }
    : { type: 'unheard', at, channel, event, data }
  fakes.add(told)
  bus.dispatch(told)
  const nobody = `Nothing on this page listens for ${event} of ${channel}.`
  return heard ? { good: true, text: `Received ${event} of ${channel}.` } : { good: false, text: nobody }
}

/** Sends a client event to the others on a channel, as the page's own code does. */
export async function send(kit: ChannelKit, { channel, event, data }: Draft): Promise<Outcome> {
  const result = await kit.internals.trigger(channel, event, data)
  if (result.status === 'sent') return { good: true, text: `Sent ${event} on ${channel}.` }
  const why = result.status === 'failed' ? result.error.message : `It was dropped: ${result.reason}.`
  return { good: false, text: why }
}

/** What was typed as JSON; nothing at all is null. */
export function parsed(text: string): { data: unknown } | { wrong: string } {
  if (text.trim() === '') return { data: null }
  try {
    return { data: JSON.parse(text) }
  } catch (cause) {
    return { wrong: `This is no JSON: ${(cause as Error).message}` }
  }
}
