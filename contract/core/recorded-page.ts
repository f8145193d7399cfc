import { type ChannelKit, feed, latest, presence, records, reduced, series } from '@channelkit/core'

/** All that a page may show of two channels. */
export function watch(kit: ChannelKit) {
  const options = { by: (row: unknown) => String((row as { id: number }).id) }
  const stores = {
    price: latest(kit, 'ticker', 'price'),
    log: feed(kit, 'ticker', ['price', 'trade'], { limit: 50 }),
    rows: records(kit, 'ticker', 'trade', options as never),
    line: series(kit, 'ticker', 'price', { fields: ['value'] } as never),
    sum: reduced(kit, 'ticker', 'price', ((sum: number) => sum + 1) as never, 0 as never),
    room: presence(kit, 'presence-room'),
  }
  const stops = Object.values(stores).map((store) => store.subscribe(() => {}))
  return {
    stop() {
      for (const stop of stops) stop()
    },
    /** As plain data. */
    shown: () => ({
      price: stores.price.getSnapshot(),
      log: JSON.parse(JSON.stringify(stores.log.getSnapshot())),
      rows: JSON.parse(JSON.stringify(stores.rows.getSnapshot())),
      line: { ...stores.line.getSnapshot(), revision: 0, appended: 0 },
      sum: stores.sum.getSnapshot(),
      room: stores.room.getSnapshot().members,
      status: stores.room.getSnapshot().status,
      connection: kit.connection.getSnapshot().status,
    }),
  }
}
