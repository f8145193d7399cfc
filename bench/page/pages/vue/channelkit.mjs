import { createChannelKit, defineRecords } from '@channelkit/core'
import { channelKit, useFeed, useLatest, usePresence, useRecord } from '@channelkit/vue'
import { h } from 'vue'
import { config, kitOptions, rendered } from '../shared.mjs'
import {
  channelNames,
  leaf,
  messages,
  people,
  rowOf,
  show as showWith,
  stormOf,
  symbols,
  table,
} from './show.mjs'

const show = (root, setup) => showWith(root, setup, [channelKit, createChannelKit(kitOptions())])
const quotes = defineRecords({ channel: 'market', events: 'quote', by: 'symbol', ...config.records })

const Quote = rowOf((name) => {
  const quote = useRecord(quotes, name)
  return () => quote.value?.price
})
export const ticker = (root) =>
  show(root, () => () => table(symbols.map((name) => h(Quote, { key: name, name }))))
export const cold = ticker

export const feed = (root) =>
  show(root, () => {
    const entries = useFeed('chat', 'message', { limit: config.many })
    return () => messages(entries.value.map(({ data }) => data))
  })

export const presence = (root) =>
  show(root, () => {
    const { members } = usePresence('presence-room')
    return () => people(members.value)
  })

const Latest = rowOf((name) => {
  const value = useLatest(name, 'value')
  return () => value.value?.value
})
export const channels = (root) =>
  show(root, () => () => table(channelNames.map((name) => h(Latest, { key: name, name }))))

const One = leaf(() => {
  const quote = useLatest('market', 'quote')
  return () => h('span', rendered(quote.value?.price ?? '-'))
})
export const storm = stormOf(One, show)
