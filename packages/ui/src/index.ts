export * from './chart-first/index.ts'
export { type Direction, directionOf, numberOf } from './live-value.ts'
export {
  type PresenceListLabels,
  type PresenceListView,
  type PresenceRow,
  presenceListLabels,
  presenceListView,
} from './presence-list.ts'
export { type Announcer, announcer } from './shared/announcer.ts'
export { avatar } from './shared/avatar.ts'
export { type Person, personOf } from './shared/people.ts'
export { type StateLabels, type StateNote, stateLabels, stateNote, stateText } from './shared/state-note.ts'
export { isStale, ticker, tickerWhile } from './shared/ticker.ts'
export { ago } from './shared/time.ts'
export { type ChannelProps, channelOf, type ViewState, viewState } from './shared/view-state.ts'
export { type TypingLabels, typingLabels, typingText } from './typing-indicator.ts'
export * from './view/index.ts'
