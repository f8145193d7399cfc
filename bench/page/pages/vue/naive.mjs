import Pusher from 'pusher-js'
import { h, onUnmounted, reactive, shallowRef } from 'vue'
import { config, pusherOptions } from '../shared.mjs'
import { channelNames, messages, people, rowOf, show, symbols, table } from './show.mjs'

/** What one writes first: a binding that writes into reactive state. */

const pusher = new Pusher(config.key, pusherOptions())
function useEvent(channel, event, handle) {
  const bound = pusher.subscribe(channel)
  bound.bind(event, handle)
  onUnmounted(() => bound.unbind(event, handle))
}

export const ticker = (root) =>
  show(root, () => {
    const rows = reactive({})
    useEvent('market', 'quote', ({ symbol, price }) => {
      rows[symbol] = price
    })
    const Quote = rowOf((name) => () => rows[name])
    return () => table(symbols.map((name) => h(Quote, { key: name, name })))
  })
export const cold = ticker

export const feed = (root) =>
  show(root, () => {
    const all = shallowRef([])
    useEvent('chat', 'message', (message) => {
      all.value = [...all.value, message].slice(-config.many)
    })
    return () => messages(all.value)
  })

export const presence = (root) =>
  show(root, () => {
    const all = shallowRef([])
    const channel = pusher.subscribe('presence-room')
    const read = () => {
      const now = []
      channel.members.each((member) => now.push(member))
      all.value = now
    }
    for (const event of ['subscription_succeeded', 'member_added', 'member_removed'])
      channel.bind(`pusher:${event}`, read)
    return () => people(all.value)
  })

const Latest = rowOf((name) => {
  const value = shallowRef()
  useEvent(name, 'value', (data) => {
    value.value = data
  })
  return () => value.value?.value
})
export const channels = (root) =>
  show(root, () => () => table(channelNames.map((name) => h(Latest, { key: name, name }))))
