import { channels } from './channels.mjs'
import { outside } from './outside.mjs'
import { people } from './people.mjs'

/** What clients do, and servers for them. */
export const cases = [...channels, ...people, ...outside]
