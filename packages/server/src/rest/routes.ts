import { ACTIVITY_ROUTES } from './activity.ts'
import { CHANNEL_ROUTES } from './channels.ts'
import { CONNECTION_ROUTES } from './connections.ts'
import { EVENT_ROUTES } from './events.ts'
import { HISTORY_ROUTES } from './history.ts'
import type { Route } from './route.ts'
import { USER_ROUTES } from './users.ts'
import { WEBHOOK_ROUTES } from './webhooks.ts'

/** Everything that the API does for an app, below `/apps/{app_id}`. */
export const ROUTES: readonly Route[] = [
  ...EVENT_ROUTES,
  ...CHANNEL_ROUTES,
  ...HISTORY_ROUTES,
  ...USER_ROUTES,
  ...CONNECTION_ROUTES,
  ...ACTIVITY_ROUTES,
  ...WEBHOOK_ROUTES,
]
