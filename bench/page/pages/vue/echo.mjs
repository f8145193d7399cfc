import { configureEcho, useEchoPublic } from '@laravel/echo-vue'
import Pusher from 'pusher-js'
import { h, reactive, shallowRef } from 'vue'
import { config, pusherOptions } from '../shared.mjs'
import { channelNames, messages, rowOf, show, symbols, table } from './show.mjs'

configureEcho({ broadcaster: 'pusher', client: new Pusher(config.key, pusherOptions()) })

export const ticker = (root) =>
  show(root, () => {
    const rows = reactive({})
    useEchoPublic('market', '.quote', ({ symbol, price }) => {
      rows[symbol] = price
    })
    const Quote = rowOf((name) => () => rows[name])
    return () => table(symbols.map((name) => h(Quote, { key: name, name })))
  })
export const cold = ticker

export const feed = (root) =>
  show(root, () => {
    const all = shallowRef([])
    useEchoPublic('chat', '.message', (message) => {
      all.value = [...all.value, message].slice(-config.many)
    })
    return () => messages(all.value)
  })

const Latest = rowOf((name) => {
  const value = shallowRef()
  useEchoPublic(name, '.value', (data) => {
    value.value = data
  })
  return () => value.value?.value
})
export const channels = (root) =>
  show(root, () => () => table(channelNames.map((name) => h(Latest, { key: name, name }))))
