import { LiveTable } from '@channelkit/react/live-table'

const columns = [
  { field: 'symbol', title: 'Company', width: 110 },
  {
    field: 'price',
    title: 'Price',
    type: 'number',
    format: { style: 'currency', currency: 'USD' },
    width: 120,
  },
  {
    field: 'change',
    title: 'Change',
    type: 'number',
    format: { style: 'percent', signDisplay: 'exceptZero' },
    width: 116,
  },
] as const

export function Prices() {
  return (
    <>
      <LiveTable
        channel="prices"
        event="price"
        by="symbol"
        columns={columns}
        sort={{ column: 'change', direction: 'desc' }}
        rewind={10}
        label="Prices"
        height={262}
        rowHeight={44}
      />
      <p className="note">
        Recorded: prices at the end of each month from 2004 to 2010; two seconds are a month.
      </p>
    </>
  )
}
