export { type NotificationsLabels, notificationsLabels } from './labels.ts'
export type { Notice } from './notice.ts'
export { type NotificationsTypes, notifications } from './notifications.ts'
export type { NotificationsProps } from './props.ts'
