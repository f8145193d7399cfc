import { defineChannels, type StreamPiece, type } from '@channelkit/core'

interface Order {
  id: number
  total: number
}

interface Bus {
  id: string
  north: number
  east: number
  line: string
}

/** A schema as zod, valibot and arktype have it. */
const price = {
  '~standard': {
    version: 1 as const,
    vendor: 'own',
    validate: (value: unknown) => ({ value: value as { symbol: string; value: number } }),
    types: undefined as unknown as { input: unknown; output: { symbol: string; value: number } },
  },
}

export const channels = defineChannels({
  ticker: { events: { price } },
  'private-orders-{id}': { events: { placed: type<Order>(), cancelled: type<{ id: number }>() } },
  'presence-room-{id}': {
    member: type<{ name: string }>(),
    events: { message: type<{ text: string }>() },
    client: { 'client-wave': type<{ to: string }>() },
  },
  machine: { events: { sample: type<readonly { at: number; cpu: number; host: string }[]>() } },
  fleet: { events: { moved: type<Bus[]>(), parked: type<{ id: string }>() } },
  'private-answers-{id}': { events: { piece: type<StreamPiece<number>>() } },
  'seat-{id}': { events: { taken: type<{ by: string }>() } },
  'seat-{id}-{row}': { events: { moved: type<{ to: number }>() } },
  'seat-front': { events: { sold: type<'p' | 'q'>(), priced: type<{ cents: number } | { free: true }>() } },
  // Neither says more exactly than the other.
  'left-{id}': { events: { leftward: type<1>() } },
  '{id}-right': { events: { rightward: type<2>() } },
  'presence-{id}-quiet': {},
  // Names that several templates fit: the most exact one says what is carried.
  'private-orders-all': { events: { counted: type<{ count: number }>() } },
  'private-{topic}': { events: { changed: type<{ version: number }>() } },
  'private-orders-{id}-items': { events: { added: type<readonly { sku: string; count: number }[]>() } },
  'private-conversation-{id}': { events: { message: type<{ id: string; text: string }>() } },
})

declare module '@channelkit/core' {
  interface Register {
    channels: typeof channels
    userEvents: { notice: { text: string } }
  }
}
