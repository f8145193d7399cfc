import type { AnyComponent } from '@channelkit/ui'
import { avatarStack } from '@channelkit/ui/avatar-stack'
import { connectionBadge } from '@channelkit/ui/connection-badge'
import { connectionBanner } from '@channelkit/ui/connection-banner'
import { cursors } from '@channelkit/ui/cursors'
import { eventFeed } from '@channelkit/ui/event-feed'
import { liveChart } from '@channelkit/ui/live-chart'
import { liveMap } from '@channelkit/ui/live-map'
import { liveValue } from '@channelkit/ui/live-value'
import { presenceList } from '@channelkit/ui/presence-list'
import { sparkline } from '@channelkit/ui/sparkline'
import { typingIndicator } from '@channelkit/ui/typing-indicator'
import type { ComponentName } from './driver.ts'

/** What bindings make the components of. */
// biome-ignore lint/suspicious/noExplicitAny: any component at all
export const definitions: Record<ComponentName, AnyComponent<any, any, any>> = {
  AvatarStack: avatarStack,
  ConnectionBadge: connectionBadge,
  ConnectionBanner: connectionBanner,
  Cursors: cursors,
  EventFeed: eventFeed,
  LiveChart: liveChart,
  LiveMap: liveMap,
  LiveValue: liveValue,
  PresenceList: presenceList,
  Sparkline: sparkline,
  TypingIndicator: typingIndicator,
}
