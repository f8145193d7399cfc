import { type ChannelName, defineRecords, type EventOf } from '@channelkit/core'
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
} from '@channelkit/react/components'
import { createRef, lazy } from 'react'
import { expectTypeOf } from 'vitest'
import './channels.ts'

/** What is right, and must compile. Never called. */
export const right = (id: string | undefined, ref = createRef<HTMLElement>()) => [
  <LiveValue key="1" channel="ticker" event="price" field="value" format={(value) => value.toFixed(1)} />,
  <LiveValue key="2" channel={id && `private-orders-${id}`} event="placed" field="total" data-any={1} />,
  <LiveValue key="3" channel={undefined} event="price" ref={ref} />,
  <Sparkline key="4" channel="machine" event="sample" x="at" y="cpu" />,
  <LiveChart key="5" channel="machine" event="sample" x="at" y={['cpu', 'at']} series={[{ key: 'cpu' }]} />,
  <EventFeed
    key="6"
    channel="private-orders-7"
    event={['placed', 'cancelled']}
    summary={(entry) => (entry.event === 'placed' ? String(entry.data.total) : 'cancelled')}
    renderEntry={(entry) => entry.data.id.toFixed()}
  />,
  <EventFeed key="7" channel={['private-orders-7', 'presence-room-1']} event="message" />,
  <PresenceList
    key="8"
    channel="presence-room-7"
    nameOf={({ info }) => info.name}
    renderMember={({ member }) => member?.info.name}
    partProps={{
      search: { maxLength: 3, ref: createRef<HTMLInputElement>() },
      member: (row) => ({ className: row.status, 'data-id': row.id }),
      you: { title: 'It is you' },
    }}
  />,
  <AvatarStack key="9" channel="presence-room-7" renderAvatar={({ member }) => member.info.name} />,
  <TypingIndicator key="10" channel="private-orders-7" />,
  <Cursors key="11" channel="presence-room-7">
    below
  </Cursors>,
  <ConnectionBadge key="12" partProps={{ dot: { hidden: true } }} />,
  <LiveMap
    key="13"
    channel="fleet"
    event="moved"
    by="line"
    lat="north"
    lng={(bus) => bus.east}
    remove="parked"
  />,
  <LiveMap
    key="14"
    records={defineRecords({ channel: 'fleet', events: 'moved', by: (bus) => bus.id })}
    name={(bus) => bus.line}
    renderPopup={({ row }) => row.line}
  />,
]

/** A component around one of ours passes names on. */
export function Wrapped<Name extends ChannelName, Event extends EventOf<Name>>(props: {
  name: Name
  event: Event
}) {
  return <EventFeed channel={props.name} event={props.event} />
}

export const Later = lazy(async () => ({ default: PresenceList }))

/** What is wrong, and must not. */
export const wrong = () => [
  // @ts-expect-error no such channel
  <LiveValue key="1" channel="tickr" event="price" />,
  // @ts-expect-error no such event
  <LiveValue key="2" channel="ticker" event="prize" />,
  // @ts-expect-error no such field
  <LiveValue key="3" channel="ticker" event="price" field="valu" />,
  // @ts-expect-error no such field
  <Sparkline key="4" channel="machine" event="sample" y="gpu" />,
  // @ts-expect-error no such field
  <Sparkline key="5" channel="machine" event="sample" x="time" y="cpu" />,
  // @ts-expect-error no such field
  <LiveChart key="6" channel="machine" event="sample" y={['cpu', 'gpu']} />,
  // @ts-expect-error no such field
  <LiveChart key="7" channel="machine" event="sample" series={[{ key: 'gpu' }]} />,
  // @ts-expect-error no such event
  <LiveChart key="8" channel="machine" event="samples" />,
  // @ts-expect-error no such event
  <EventFeed key="9" channel="private-orders-7" event="paid" />,
  // @ts-expect-error no such field
  <EventFeed key="10" channel="ticker" event="price" summary={({ data }) => data.prize} />,
  // @ts-expect-error no such channel
  <EventFeed key="11" channel={['ticker', 'tickr']} event="price" />,
  // @ts-expect-error no presence channel
  <PresenceList key="12" channel="ticker" />,
  // @ts-expect-error no such field of a member
  <PresenceList key="13" channel="presence-room-7" nameOf={({ info }) => info.nick} />,
  // @ts-expect-error no such part
  <PresenceList key="14" channel="presence-room-7" partProps={{ memper: {} }} />,
  // @ts-expect-error no such attribute of a field
  <PresenceList key="15" channel="presence-room-7" partProps={{ search: { href: '/' } }} />,
  // @ts-expect-error no such prop
  <PresenceList key="16" channel="presence-room-7" rooster={[]} />,
  // @ts-expect-error nobody types on a public channel
  <TypingIndicator key="17" channel="ticker" />,
  // @ts-expect-error nobody points on a public channel
  <Cursors key="18" channel="ticker" />,
  // @ts-expect-error no presence channel
  <AvatarStack key="19" channel="private-orders-7" />,
  // @ts-expect-error no such field
  <LiveMap key="20" channel="fleet" event="moved" by="plate" />,
  // @ts-expect-error no such field
  <LiveMap key="21" channel="fleet" event="moved" lat="lat" />,
  // @ts-expect-error no such field
  <LiveMap key="22" channel="fleet" event="moved" lat={(bus) => bus.lat} />,
  // @ts-expect-error no such event
  <LiveMap key="23" channel="fleet" event="moved" remove="gone" />,
  // @ts-expect-error no such field of a row
  <LiveMap key="24" channel="fleet" event="moved" renderPopup={({ row }) => row.plate} />,
]

expectTypeOf(PresenceList).toBeFunction()
