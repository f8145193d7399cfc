export { type PresenceListLabels, type PresenceStatus, presenceListLabels } from './labels.ts'
export { type PresenceListTypes, presenceList } from './presence-list.ts'
export type { PresenceListProps, PresenceRow } from './props.ts'
