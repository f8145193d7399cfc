import { createChannelKit } from '@channelkit/core'
import { ChannelKitProvider } from '@channelkit/react'
import { LiveTable } from '@channelkit/react/live-table'
import { tableProps } from '../live-table.mjs'
import { kitOptions } from '../shared.mjs'
import { render } from './show.jsx'

const show = (sorted) => (root) =>
  render(
    root,
    <ChannelKitProvider kit={createChannelKit(kitOptions())}>
      <LiveTable {...tableProps(sorted)} />
    </ChannelKitProvider>,
  )
export const liveTable = show(false)
export const liveTableSorted = show(true)
