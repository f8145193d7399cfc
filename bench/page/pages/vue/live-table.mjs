import { createChannelKit } from '@channelkit/core'
import { channelKit } from '@channelkit/vue'
import { LiveTable } from '@channelkit/vue/live-table'
import { h } from 'vue'
import { tableProps } from '../live-table.mjs'
import { kitOptions } from '../shared.mjs'
import { show } from './show.mjs'

const page = (sorted) => (root) =>
  show(root, () => {
    const props = tableProps(sorted)
    return () => h(LiveTable, props)
  }, [channelKit, createChannelKit(kitOptions())])
export const liveTable = page(false)
export const liveTableSorted = page(true)
