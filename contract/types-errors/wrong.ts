import {
  type ChannelKit,
  channel,
  defineChannels,
  defineFeed,
  defineRecords,
  defineReduced,
  latest,
  type,
  write,
} from '@channelkit/core'
import * as react from '@channelkit/react'
import * as reactComponents from '@channelkit/react/components'
import * as svelte from '@channelkit/svelte'
import * as svelteComponents from '@channelkit/svelte/components'
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
export function wrong(kit: ChannelKit, target: HTMLElement) {
  channel(kit, 'room-1').on('massage', () => {})
  latest(kit, 'room-1', 'massage')
  write(kit, 'room-1', 'massage', { id: '7' }, async () => {})
  defineFeed({ channel: 'room-1', events: 'massage' })
  defineFeed({ channel: 'room-1', events: ['message', 'massage'] })
  defineRecords({ channel: 'room-1', events: 'massage', by: () => '' })
  defineReduced({ channel: 'room-1', events: 'massage', reduce: (n: number) => n, initial: 0 })
  react.useFeed('room-1', 'massage')
  react.useFeed('room-1', ['message', 'massage'])
  react.useRecords('room-1', 'massage', { by: 'id' })
  react.useRecords('room-1', 'message', { by: 'id', remove: 'massage' })
  react.useRecord('room-1', 'massage', { by: 'id' }, '7')
  react.useSeries('ticker', 'massage')
  react.useStaleness('room-1', 'massage', { maxAge: 1 })
  react.useEvent('room-1', 'massage', () => {})
  react.useEvent(['room-1', 'ticker'], 'massage', () => {})
  react.useLatest('ticker', 'massage')
  react.useWrite('room-1')('massage', { id: '7' }, async () => {})
  reactComponents.LiveValue({ channel: 'room-1', event: 'massage' })
  vue.useFeed('room-1', 'massage')
  vue.useFeed('room-1', ['message', 'massage'])
  vue.useRecords('room-1', 'massage', { by: 'id' })
  vue.useRecords('room-1', 'message', { by: 'id', remove: 'massage' })
  vue.useSeries('ticker', 'massage')
  vue.useStaleness('room-1', 'massage', { maxAge: 1 })
  vue.useEvent('room-1', 'massage', () => {})
  vue.useEvent(['room-1', 'ticker'], 'massage', () => {})
  vue.useLatest('ticker', 'massage')
  svelte.useFeed('room-1', 'massage')
  svelte.useFeed('room-1', ['message', 'massage'])
  svelte.useRecords('room-1', 'massage', { by: 'id' })
  svelte.useRecords('room-1', 'message', { by: 'id', remove: 'massage' })
  svelte.useSeries('ticker', 'massage')
  svelte.useStaleness('room-1', 'massage', { maxAge: 1 })
  svelte.useEvent('room-1', 'massage', () => {})
  svelte.useEvent(['room-1', 'ticker'], 'massage', () => {})
  svelte.useLatest('ticker', 'massage')
  new svelteComponents.LiveValue({ target, props: { channel: 'room-1', event: 'massage' } })
}
