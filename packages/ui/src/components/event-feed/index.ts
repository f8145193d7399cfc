export { type EventFeedTypes, eventFeed } from './event-feed.ts'
export { type EventFeedLabels, eventFeedLabels } from './labels.ts'
export type { EventFeedProps } from './props.ts'
