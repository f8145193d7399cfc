export { type PresenceListLabels, type PresenceStatus, presenceListLabels } from './labels.ts'
export { presenceList } from './presence-list.ts'
export type { PresenceListProps, PresenceRow } from './props.ts'
