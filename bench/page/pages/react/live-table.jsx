import { createChannelKit, defineRecords } from '@channelkit/core'
import { ChannelKitProvider } from '@channelkit/react'
import { LiveTable } from '@channelkit/react/live-table'
import styles from '@channelkit/react/styles.css'
import { kitOptions, rendered } from '../shared.mjs'
import { render } from './show.jsx'

const quotes = defineRecords({ channel: 'market', events: 'quote', by: 'symbol' })
const columns = [
  { field: 'symbol' },
  { field: 'price', type: 'number', format: { useGrouping: false, maximumFractionDigits: 6 } },
  { field: 'size', type: 'number' },
  { field: 'side' },
]
const partProps = {
  cell: ({ column, id }) => (column === 'price' ? { id: `v-${id}` } : undefined),
  text: ({ column, value }) => {
    if (column === 'price') rendered(value)
    return undefined
  },
}
function live(root, sort) {
  document.head.append(Object.assign(document.createElement('style'), { textContent: styles }))
  render(
    root,
    <ChannelKitProvider kit={createChannelKit(kitOptions())}>
      <LiveTable
        records={quotes}
        columns={columns}
        partProps={partProps}
        sort={sort}
        locale="en"
        height={640}
      />
    </ChannelKitProvider>,
  )
}
export const liveTable = (root) => live(root)
export const liveTableSorted = (root) => live(root, { column: 'price', direction: 'desc' })
