import { defineRecords } from '@channelkit/core'
import {
  AvatarStack,
  ConnectionBadge,
  Cursors,
  EventFeed,
  LiveChart,
  LiveMap,
  LiveValue,
  PresenceList,
  Sparkline,
  TypingIndicator,
} from '@channelkit/svelte/components'
import type { Snippet } from 'svelte'
import './channels.ts'

const target = undefined as unknown as HTMLElement
const buses = defineRecords({ channel: 'fleet', events: 'moved', by: (bus) => bus.id })

/** What is right, and must compile: what Svelte's compiler of types makes of `<LiveValue channel="ticker" … />`. Never called. */
export const right = (
  id: string | undefined,
  entry: Snippet<[{ data: { total: number } }]>,
  member: Snippet<[{ member: { info: { name: string } } | undefined }]>,
) => [
  new LiveValue({
    target,
    props: { channel: 'ticker', event: 'price', field: 'value', format: (value: number) => value.toFixed(1) },
  }),
  new LiveValue({
    target,
    props: { channel: id && (`private-orders-${id}` as const), event: 'placed', field: 'total' },
  }),
  new LiveValue({ target, props: { channel: undefined, event: 'price' } }),
  new Sparkline({ target, props: { channel: 'machine', event: 'sample', x: 'at', y: 'cpu' } }),
  new LiveChart({
    target,
    props: { channel: 'machine', event: 'sample', x: 'at', y: ['cpu', 'at'], series: [{ key: 'cpu' }] },
  }),
  new EventFeed({
    target,
    props: {
      channel: 'private-orders-7',
      event: ['placed', 'cancelled'],
      summary: (entry) => (entry.event === 'placed' ? String(entry.data.total) : 'cancelled'),
    },
  }),
  new EventFeed({ target, props: { channel: ['private-orders-7', 'presence-room-1'], event: 'message' } }),
  new PresenceList({
    target,
    props: {
      channel: 'presence-room-7',
      nameOf: ({ info }) => info.name,
      partProps: { search: { maxlength: 3 }, member: (row) => ({ class: row.status }) },
    },
  }),
  new AvatarStack({ target, props: { channel: 'presence-room-7' } }),
  new TypingIndicator({ target, props: { channel: 'private-orders-7' } }),
  new Cursors({ target, props: { channel: 'presence-room-7' } }),
  new ConnectionBadge({ target, props: { partProps: { dot: { hidden: true } } } }),
  new LiveMap({
    target,
    props: {
      channel: 'fleet',
      event: 'moved',
      by: 'line',
      lat: 'north',
      lng: (bus) => bus.east,
      remove: 'parked',
    },
  }),
  new LiveMap({ target, props: { records: buses, name: (bus) => bus.line } }),
  new EventFeed({ target, props: { channel: 'private-orders-7', event: 'placed', entry } }),
  new PresenceList({ target, props: { channel: 'presence-room-7', member } }),
]

/** What is wrong, and must not. */
export const wrong = (member: Snippet<[{ member: { info: { nick: string } } | undefined }]>) => [
  // @ts-expect-error no such channel
  new LiveValue({ target, props: { channel: 'tickr', event: 'price' } }),
  // @ts-expect-error no such event
  new LiveValue({ target, props: { channel: 'ticker', event: 'prize' } }),
  // @ts-expect-error no such field
  new LiveValue({ target, props: { channel: 'ticker', event: 'price', field: 'valu' } }),
  // @ts-expect-error no such field
  new Sparkline({ target, props: { channel: 'machine', event: 'sample', y: 'gpu' } }),
  // @ts-expect-error no such field
  new Sparkline({ target, props: { channel: 'machine', event: 'sample', x: 'time' } }),
  // @ts-expect-error no such field
  new LiveChart({ target, props: { channel: 'machine', event: 'sample', y: ['cpu', 'gpu'] } }),
  // @ts-expect-error no such field
  new LiveChart({ target, props: { channel: 'machine', event: 'sample', series: [{ key: 'gpu' }] } }),
  // @ts-expect-error no such event
  new LiveChart({ target, props: { channel: 'machine', event: 'samples' } }),
  // @ts-expect-error no such event
  new EventFeed({ target, props: { channel: 'private-orders-7', event: 'paid' } }),
  // @ts-expect-error no such field
  new EventFeed({ target, props: { channel: 'ticker', event: 'price', summary: ({ data }) => data.prize } }),
  // @ts-expect-error no such channel
  new EventFeed({ target, props: { channel: ['ticker', 'tickr'], event: 'price' } }),
  // @ts-expect-error no presence channel
  new PresenceList({ target, props: { channel: 'ticker' } }),
  // @ts-expect-error no such field of a member
  new PresenceList({ target, props: { channel: 'presence-room-7', nameOf: ({ info }) => info.nick } }),
  // @ts-expect-error no such part
  new PresenceList({ target, props: { channel: 'presence-room-7', partProps: { memper: {} } } }),
  // @ts-expect-error no such attribute of a field
  new PresenceList({ target, props: { channel: 'presence-room-7', partProps: { search: { href: '/' } } } }),
  // @ts-expect-error nobody types on a public channel
  new TypingIndicator({ target, props: { channel: 'ticker' } }),
  // @ts-expect-error nobody points on a public channel
  new Cursors({ target, props: { channel: 'ticker' } }),
  // @ts-expect-error no presence channel
  new AvatarStack({ target, props: { channel: 'private-orders-7' } }),
  // @ts-expect-error no such field
  new LiveMap({ target, props: { channel: 'fleet', event: 'moved', by: 'plate' } }),
  // @ts-expect-error no such field
  new LiveMap({ target, props: { channel: 'fleet', event: 'moved', lat: 'lat' } }),
  // @ts-expect-error no such field
  new LiveMap({ target, props: { channel: 'fleet', event: 'moved', lat: (bus) => bus.lat } }),
  // @ts-expect-error no such event
  new LiveMap({ target, props: { channel: 'fleet', event: 'moved', remove: 'gone' } }),
  // @ts-expect-error no such field of a member
  new PresenceList({ target, props: { channel: 'presence-room-7', member } }),
]
