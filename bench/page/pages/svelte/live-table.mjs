import { createChannelKit } from '@channelkit/core'
import { mount } from 'svelte'
import { tableProps } from '../live-table.mjs'
import { kitOptions } from '../shared.mjs'
import App from './live-table.svelte'

const show = (sorted) => (root) =>
  void mount(App, {
    target: root,
    props: { table: tableProps(sorted), kit: createChannelKit(kitOptions()) },
  })
export const liveTable = show(false)
export const liveTableSorted = show(true)
