import type { ComponentName } from '../components/driver.ts'

const channel = 'presence-room'

/** What each component is given, and what a server shows of it: its first state. */
export const componentCases: Record<ComponentName, { props: Record<string, unknown>; state: string }> = {
  AvatarStack: { props: { channel }, state: 'loading' },
  ConnectionBadge: { props: {}, state: 'empty' },
  ConnectionBanner: { props: {}, state: 'empty' },
  Cursors: { props: { channel }, state: 'loading' },
  LiveMap: { props: { channel, event: 'moved', label: 'Buses' }, state: 'loading' },
  EventFeed: { props: { channel: 'ticker', event: 'price' }, state: 'loading' },
  LiveValue: { props: { channel: 'ticker', event: 'price' }, state: 'loading' },
  PresenceList: { props: { channel }, state: 'loading' },
  TypingIndicator: { props: { channel }, state: 'loading' },
  LiveChart: { props: { channel: 'machine', event: 'sample' }, state: 'loading' },
  Sparkline: { props: { channel: 'machine', event: 'sample' }, state: 'loading' },
}
