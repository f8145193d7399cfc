import { defineChannels, type } from '@channelkit/core'
import * as react from '@channelkit/react'
import * as svelte from '@channelkit/svelte'
import * as vue from '@channelkit/vue'

const channels = defineChannels({
  'room-{id}': { events: { message: type<{ id: string }>(), left: type<string>() } },
  ticker: { events: { price: type<{ value: number }>() } },
})

declare module '@channelkit/core' {
  interface Register {
    channels: typeof channels
  }
}

/** Never called: the errors of this file are what is tested. */
export function wrong() {
  react.useFeed('room-1', 'massage')
  react.useFeed('room-1', ['message', 'massage'])
  react.useRecords('room-1', 'massage', { by: 'id' })
  react.useSeries('ticker', 'massage')
  react.useEvent('room-1', 'massage', () => {})
  react.useLatest('ticker', 'massage')
  vue.useFeed('room-1', 'massage')
  vue.useFeed('room-1', ['message', 'massage'])
  vue.useRecords('room-1', 'massage', { by: 'id' })
  vue.useSeries('ticker', 'massage')
  vue.useEvent('room-1', 'massage', () => {})
  vue.useLatest('ticker', 'massage')
  svelte.useFeed('room-1', 'massage')
  svelte.useFeed('room-1', ['message', 'massage'])
  svelte.useRecords('room-1', 'massage', { by: 'id' })
  svelte.useSeries('ticker', 'massage')
  svelte.useEvent('room-1', 'massage', () => {})
  svelte.useLatest('ticker', 'massage')
}
