import { createChannelKit, defineRecords } from '@channelkit/core'
import { ChannelKitProvider, useFeed, useLatest, usePresence, useRecord, useRecords } from '@channelkit/react'
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
