import { describe } from 'vitest'
import type { Driver } from '../driver.ts'
import type { WorldKind } from '../worlds/world.ts'
import { channels } from './channel.ts'
import { collections } from './collections.ts'
import { connection } from './connection.ts'
import { events } from './events.ts'
import { everyCollection } from './every-collection.ts'
import { outside } from './outside.ts'
import { people } from './people.ts'
import { queries } from './query.ts'
import { useSetup } from './setup.ts'
import { shared } from './shared.ts'
import { writes } from './writes.ts'

/** What a binding must do, whichever framework it is for and whatever connection is underneath. */
export function contract(driver: Driver, kind: WorldKind): void {
  describe(`${driver.name} over ${kind.name}`, () => {
    const setup = useSetup(driver, kind)
    for (const subject of [channels, events, collections, writes, outside, people, shared]) subject(setup)
    for (const subject of [everyCollection, connection, queries]) subject(setup)
  })
}
