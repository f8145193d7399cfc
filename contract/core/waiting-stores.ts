import {
  type ChannelKit,
  channel,
  cursors,
  feed,
  latest,
  presence,
  roster,
  staleness,
  typing,
} from '@channelkit/core'

/** All that may wait for a channel, each as `[status, code]`. */
export function waiting(kit: ChannelKit, public_ = 'ticker', room = 'presence-room') {
  const stores = {
    channel: channel(kit, public_),
    private: channel(kit, 'private-orders'),
    latest: latest(kit, public_, 'n').details,
    feed: feed(kit, public_, 'n').details,
    staleness: staleness(kit, public_, 'n', { maxAge: 1000 }),
    presence: presence(kit, room),
    roster: roster(kit, room, ['ann']),
    typing: typing(kit, room),
    cursors: cursors(kit, room).state,
  }
  const offs = [...Object.values(stores), cursors(kit, room)].map((store) => store.subscribe(() => {}))
  return {
    stop() {
      for (const off of offs) off()
    },
    shown: () =>
      Object.fromEntries(
        Object.entries(stores).map(([name, store]) => {
          const { status, error } = store.getSnapshot()
          return [name, `${status} ${error?.code}`]
        }),
      ),
  }
}

export const all = (value: string) => ({
  channel: value,
  private: value,
  latest: value,
  feed: value,
  staleness: value,
  presence: value,
  roster: value,
  typing: value,
  cursors: value,
})
