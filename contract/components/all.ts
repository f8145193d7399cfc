import { avatarStack } from './avatar-stack.ts'
import { connectionBadge } from './connection-badge.ts'
import type { ComponentDriver } from './driver.ts'

/** What every component must do, whichever framework it is for. */
export function all(driver: ComponentDriver): void {
  connectionBadge(driver)
  avatarStack(driver)
}
