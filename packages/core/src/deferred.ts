// What a page needs only once it connects. It is loaded then, together with pusher-js.

export { createConflator } from './collections/conflator.ts'
export { createOutbox } from './outbox.ts'
export { findPusher } from './source/pusher-module.ts'
export { openSource } from './source/pusher-open.ts'
export { words } from './words.ts'
