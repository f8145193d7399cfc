import { type ChannelKit, createChannelKit } from '@channelkit/core'

const nothing = () => {}

/** A kit of which nothing ever comes: the driver `null`, for tests and for pages that have no server. */
export const nullKit = (): ChannelKit =>
  createChannelKit({
    source: {
      start: nothing,
      connect: nothing,
      disconnect: nothing,
      retry: nothing,
      check: nothing,
      subscribe: nothing,
      unsubscribe: nothing,
      bind: nothing,
      unbind: nothing,
      send: () => true,
      watch: nothing,
      signIn: nothing,
      renew: nothing,
      destroy: nothing,
    },
  })
