import { channelKit, useEvent, useLatest } from '@channelkit/vue'
import { PresenceList } from '@channelkit/vue/components'
import { ChannelKitDevtools } from '@channelkit/vue/devtools'
import { cleanup, render } from '@testing-library/vue'
import { defineComponent, h, nextTick } from 'vue'
import type { DevtoolsDriver } from './driver.ts'

const Ticker = defineComponent({
  name: 'Ticker',
  setup() {
    const price = useLatest<number>('ticker', 'price')
    return () => h('output', price.value ?? '–')
  },
})

const Doorbell = defineComponent({
  name: 'Doorbell',
  setup() {
    useEvent('private-door', 'ring', () => {})
    return () => null
  },
})

const Room = defineComponent({
  name: 'Room',
  setup: () => () => h(PresenceList, { channel: 'presence-room' }),
})

export const vue: DevtoolsDriver = {
  name: 'Vue',
  holders: {
    ticker: 'Ticker × 2 by useLatest',
    'private-door': 'Doorbell by useEvent',
    'presence-room': 'PresenceList in Room',
  },
  mount(kit, options = {}) {
    const Page = defineComponent({
      setup: () => () => [h(Ticker), h(Ticker), h(Doorbell), h(Room), h(ChannelKitDevtools, options)],
    })
    render(Page, { global: { plugins: [[channelKit, kit] as never] } })
  },
  async act(run) {
    await run()
    await nextTick()
  },
  cleanup,
}
