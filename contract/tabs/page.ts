import { channel, createChannelKit, listen, presence } from '@channelkit/core'

/** A tab of the test: what it hears stands on the window. */
const { port, kind } = JSON.parse(decodeURIComponent(location.hash.slice(1)))
const errors: string[] = []
const kit = createChannelKit({
  key: 'app-key',
  wsHost: '127.0.0.1',
  wsPort: port,
  forceTLS: false,
  grace: 0,
  worker: kind,
  createWorker: (shared) =>
    shared
      ? new SharedWorker('/worker.js', { type: 'module' })
      : new Worker('/worker.js', { type: 'module' }),
  authorize: async ({ socketId, channel }) =>
    (await fetch(`/auth?${new URLSearchParams({ socketId, channel: channel ?? '' })}`)).json(),
  onError: ({ code, message }) => errors.push(`${code}: ${message}`),
})
const heard: unknown[] = []
listen(kit, 'news', 'n', (data) => heard.push(data))
const news = channel(kit, 'news')
news.subscribe(() => {})
const room = presence(kit, 'presence-room')
room.subscribe(() => {})

Object.assign(window, {
  look: () => ({
    heard,
    errors,
    status: news.getSnapshot().status,
    count: room.getSnapshot().count,
    me: room.getSnapshot().me?.id,
    socketId: kit.socketId,
  }),
  also: (name: string) => channel(kit, name).subscribe(() => {}),
})
