import { type ChannelKit, feed, toObservable } from '@channelkit/core'
import { derived } from 'svelte/store'

interface Message {
  id: string
  text: string
}

/** A store of Svelte's, also in modules: `$messages` in a component. */
export function messagesOf(kit: ChannelKit, room: string) {
  const entries = feed<string, string, Message>(kit, `room-${room}`, 'message', { limit: 50 })
  return derived(toObservable(entries), (all) => all.map(({ data }) => data.text))
}
