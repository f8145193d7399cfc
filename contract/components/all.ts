import { avatarStack } from './avatar-stack.ts'
import { connectionBadge } from './connection-badge.ts'
import { connectionBanner } from './connection-banner.ts'
import { cursors } from './cursors.ts'
import type { ComponentDriver } from './driver.ts'
import { eventFeed } from './event-feed.ts'
import { focus } from './focus.ts'
import { language } from './language.ts'
import { liveChart } from './live-chart.ts'
import { liveMap } from './live-map.ts'
import { liveValue } from './live-value.ts'
import { parts } from './parts.ts'
import { presenceList } from './presence-list.ts'
import { silence } from './silence.ts'
import { sparkline } from './sparkline.ts'
import { throws } from './throws.ts'
import { typingIndicator } from './typing-indicator.ts'

/** What every component must do, whichever framework it is for. */
export function all(driver: ComponentDriver): void {
  avatarStack(driver)
  connectionBadge(driver)
  connectionBanner(driver)
  eventFeed(driver)
  liveValue(driver)
  presenceList(driver)
  typingIndicator(driver)
  cursors(driver)
  liveMap(driver)
  liveChart(driver)
  sparkline(driver)
  throws(driver)
  silence(driver)
  parts(driver)
  focus(driver)
  language(driver)
}
