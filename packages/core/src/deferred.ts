// What a page needs only once it connects. It is loaded then, together with pusher-js.

export { createOutbox } from './outbox.ts'
export { findPusher } from './source/pusher-module.ts'
export { openSource } from './source/pusher-open.ts'
export { words } from './words.ts'
