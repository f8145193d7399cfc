import { definitions } from '../components/definitions.ts'
import type { ComponentName } from '../components/driver.ts'

const channel = 'presence-room'

export interface ComponentCase {
  readonly name: ComponentName
  readonly props: Record<string, unknown>
  /** What a server shows of it: its first state, and a text where it was given something to begin with. */
  readonly state: string
  readonly text?: string
  /** What is heard later, and what is shown then. */
  readonly later?: { readonly event: string; readonly data: unknown; readonly text: string }
}

const first = (name: ComponentName, props: Record<string, unknown>, state = 'loading'): ComponentCase => ({
  name,
  props,
  state,
})

const known = [
  first('AvatarStack', { channel }),
  first('ConnectionBadge', {}, 'empty'),
  first('ConnectionBanner', {}, 'empty'),
  first('Cursors', { channel }),
  first('LiveMap', { channel, event: 'moved', label: 'Buses' }),
  first('EventFeed', { channel: 'ticker', event: 'price' }),
  first('LiveValue', { channel: 'ticker', event: 'price' }),
  first('Notifications', { storage: false }, 'empty'),
  first('PresenceList', { channel }),
  first('TypingIndicator', { channel }),
  first('LiveChart', { channel: 'machine', event: 'sample' }),
  first('Sparkline', { channel: 'machine', event: 'sample' }),
]
/** Each component with nothing but its channel. */
const plain = [
  ...known,
  ...(Object.keys(definitions) as ComponentName[])
    .filter((name) => !known.some((one) => one.name === name))
    .map((name) => first(name, { channel })),
]

const at = Date.UTC(2026, 2, 1, 12)
const locale = 'en'
const sample = (value: number, ms = 0) => ({ at: at + ms, cpu: value })
const load = {
  channel: 'machine',
  event: 'sample',
  x: 'at',
  y: 'cpu',
  locale,
  initial: [sample(17), sample(19, 1000)],
}

/** Those that take something to begin with. */
const begun: readonly ComponentCase[] = [
  {
    name: 'StreamedText',
    props: { channel, event: 'piece', id: 'a', initial: { seq: 0, text: 'So far' } },
    state: 'live',
    text: 'So far',
    later: { event: 'piece', data: { id: 'a', seq: 1, text: ' and on' }, text: 'So far and on' },
  },
  {
    name: 'LiveValue',
    props: { channel: 'ticker', event: 'price', field: 'last', locale, initial: { last: '101.5' } },
    state: 'live',
    text: '101.5',
    later: { event: 'price', data: { last: 102.25 }, text: '102.25' },
  },
  {
    name: 'LiveChart',
    props: load,
    state: 'live',
    text: 'cpu: last 19, lowest 17, highest 19.',
    later: { event: 'sample', data: sample(23, 2000), text: 'cpu: last 23, lowest 17, highest 23.' },
  },
  {
    name: 'Sparkline',
    props: load,
    state: 'live',
    text: '19, steady',
    later: { event: 'sample', data: sample(23, 2000), text: '23, ' },
  },
  {
    name: 'EventFeed',
    props: { channel: 'ticker', event: 'price', locale, initial: [{ data: 'before', at }] },
    state: 'live',
    text: 'before',
    later: { event: 'price', data: 'after', text: 'after' },
  },
  {
    name: 'PresenceList',
    props: { channel, locale, initial: [{ id: 'zoe', info: { name: 'Zoe Lee' } }] },
    state: 'live',
    text: 'Zoe Lee',
  },
  {
    name: 'Reactions',
    props: { channel, locale, initial: { counts: { '👍': 1234 } } },
    state: 'live',
    text: '1.2K',
  },
  {
    name: 'LiveTable',
    props: {
      ...{ channel: 'market', event: 'quote', by: 'symbol', locale, timeZone: 'UTC' },
      initial: [{ symbol: 'ACME', price: 1234.5 }],
    },
    state: 'live',
    text: '1,234.5',
    later: { event: 'quote', data: { symbol: 'ACME', price: 1234.75 }, text: '1,234.75' },
  },
  {
    name: 'LiveMap',
    props: { channel: 'fleet', event: 'moved', initial: [{ id: 'b1', name: 'Bus 1', lat: 52.5, lng: 13.4 }] },
    state: 'live',
    text: 'Bus 1',
  },
]

/** What each component is given, and what a server shows of it. */
export const componentCases: Readonly<Record<string, ComponentCase>> = Object.fromEntries([
  ...plain.map((one) => [one.name, one]),
  ...begun.map((one) => [`${one.name} that begins with something`, one]),
])
