import { createChannelKit, defineRecords } from '@channelkit/core'
import { ChannelKitProvider, useFeed, useLatest, usePresence, useRecord, useRecords } from '@channelkit/react'
import { LiveTable } from '@channelkit/react/live-table'
import { config, kitOptions, rendered } from '../shared.mjs'
import { channelNames, Messages, People, Row, render, symbols, Table } from './show.jsx'
import { Storm } from './storm.jsx'

const show = (root, children) =>
  render(root, <ChannelKitProvider kit={createChannelKit(kitOptions())}>{children}</ChannelKitProvider>)

const quotes = defineRecords({ channel: 'market', events: 'quote', by: 'symbol', ...config.records })

const Quote = ({ name }) => <Row name={name} value={useRecord(quotes, name)?.price} />
export const ticker = (root) =>
  show(
    root,
    <Table>
      {symbols.map((name) => (
        <Quote key={name} name={name} />
      ))}
    </Table>,
  )
export const cold = ticker

function QuoteTable() {
  const { get } = useRecords(quotes)
  return (
    <Table>
      {symbols.map((name) => (
        <Row key={name} name={name} value={get(name)?.price} />
      ))}
    </Table>
  )
}
export const tickerTable = (root) => show(root, <QuoteTable />)

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
const live = (root, sort) =>
  show(
    root,
    <LiveTable
      records={quotes}
      columns={columns}
      partProps={partProps}
      sort={sort}
      locale="en"
      height={640}
    />,
  )
export const liveTable = (root) => live(root)
export const liveTableSorted = (root) => live(root, { column: 'size', direction: 'desc' })

function Chat() {
  const entries = useFeed('chat', 'message', { limit: config.many })
  return <Messages messages={entries.map(({ data }) => data)} />
}
export const feed = (root) => show(root, <Chat />)

const Room = () => <People members={usePresence('presence-room').members} />
export const presence = (root) => show(root, <Room />)

const Latest = ({ name }) => <Row name={name} value={useLatest(name, 'value')?.value} />
export const channels = (root) =>
  show(
    root,
    <Table>
      {channelNames.map((name) => (
        <Latest key={name} name={name} />
      ))}
    </Table>,
  )

const One = () => <span>{rendered(useLatest('market', 'quote')?.price ?? '-')}</span>
export const storm = (root) => show(root, <Storm One={One} />)
