import { createChannelKit } from '@channelkit/core'
import Pusher from 'pusher-js'
import { mount } from 'svelte'
import { config, kitOptions, pusherOptions } from '../shared.mjs'
import App from './stream.svelte'
import Naive from './stream-naive.svelte'

const show = (page) => (target) => {
  mount(App, { target, props: { page, kit: createChannelKit(kitOptions()) } })
}
export const stream = show('stream')
export const streamedText = show('streamedText')
export const naive = (target) => {
  mount(Naive, { target, props: { pusher: new Pusher(config.key, pusherOptions()) } })
}
