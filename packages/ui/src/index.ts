export * from './chart/index.ts'
export {
  type ConnectionLabels,
  type ConnectionView,
  connectionLabels,
  connectionView,
} from './connection-badge.ts'
export { type Direction, directionOf, numberOf } from './live-value.ts'
export { type Person, personOf } from './people.ts'
export {
  type PresenceListLabels,
  type PresenceListView,
  type PresenceRow,
  presenceListLabels,
  presenceListView,
} from './presence-list.ts'
export { type TypingLabels, typingLabels, typingText } from './typing-indicator.ts'
export { type ViewState, viewState } from './view-state.ts'
