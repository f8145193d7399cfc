import { defineRecords } from '@channelkit/core'
import styles from '@channelkit/ui/styles.css'
import { rendered } from './shared.mjs'

/** The table of all three frameworks; it is sorted by a column that changes, or not at all. */
export function tableProps(sorted) {
  document.head.append(Object.assign(document.createElement('style'), { textContent: styles }))
  return {
    records: defineRecords({ channel: 'market', events: 'quote', by: 'symbol' }),
    columns: [
      { field: 'symbol' },
      { field: 'price', type: 'number', format: { useGrouping: false, maximumFractionDigits: 6 } },
      { field: 'size', type: 'number' },
      { field: 'side' },
    ],
    partProps: {
      cell: ({ column, id }) => (column === 'price' ? { id: `v-${id}` } : undefined),
      text: ({ column, value }) => {
        if (column === 'price') rendered(value)
        return undefined
      },
    },
    ...(sorted && { sort: { column: 'price', direction: 'desc' } }),
    locale: 'en',
    height: 640,
  }
}
