import Pusher from 'pusher-js'
import { mount } from 'svelte'
import { config, pusherOptions } from '../shared.mjs'
import App from './naive.svelte'

/** What one writes first: a binding that writes into state. */
const show = (page) => (root) => {
  mount(App, { target: root, props: { page, pusher: new Pusher(config.key, pusherOptions()) } })
}
export const ticker = show('ticker')
export const feed = show('feed')
export const presence = show('presence')
export const channels = show('channels')
export const cold = ticker
