import { createChannelKit, defineRecords } from '@channelkit/core'
import { flushSync, mount } from 'svelte'
import { config, kitOptions } from '../shared.mjs'
import App from './channelkit.svelte'

const show = (page) => (root) => {
  const quotes = defineRecords({ channel: 'market', events: 'quote', by: 'symbol', ...config.records })
  const app = mount(App, { target: root, props: { page, quotes, kit: createChannelKit(kitOptions()) } })
  globalThis.bench.toggle = (on) => flushSync(() => app.toggle(on))
}
export const ticker = show('ticker')
export const feed = show('feed')
export const presence = show('presence')
export const channels = show('channels')
export const storm = show('storm')
export const cold = ticker
