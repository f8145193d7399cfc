import { afterEach, expect, it, vi } from 'vitest'
import {
  channel,
  createChannelKit,
  cursors,
  feed,
  latest,
  presence,
  type Readable,
  records,
  reduced,
  roster,
  series,
  shared,
  staleness,
  typing,
  user,
  watchlist,
} from './index.ts'

afterEach(() => vi.restoreAllMocks())

const room = 'presence-room'

it('reads neither the time nor chance before somebody follows a store', () => {
  const moments = [vi.spyOn(Date, 'now'), vi.spyOn(Math, 'random'), vi.spyOn(globalThis, 'setTimeout')]
  const kit = createChannelKit({ key: 'app-key', cluster: 'eu' })
  const stores: Readable<unknown>[] = [
    kit.connection,
    kit.activity,
    channel(kit, 'orders'),
    latest(kit, 'ticker', 'price'),
    feed(kit, 'ticker', 'price'),
    series(kit, 'ticker', 'price', {}),
    records(kit, 'orders', 'saved', { by: 'id' } as never),
    reduced(kit, 'orders', 'placed', (count: number) => count + 1, 0),
    staleness(kit, 'ticker', 'price', { maxAge: 1000 }),
    presence(kit, room),
    roster(kit, room, ['ann']),
    typing(kit, room, {}),
    shared(kit, room, 'slide', 1),
    cursors(kit, room),
    user(kit),
    watchlist(kit),
  ]
  for (const store of stores) {
    store.getSnapshot()
    store.getInitialSnapshot()
  }
  for (const moment of moments) expect(moment).not.toHaveBeenCalled()
  kit.destroy()
})
