import { PusherProvider, useChannel, useEvent, usePresenceChannel } from '@harelpls/use-pusher'
import { useState } from 'react'
import { config, pusherOptions } from '../shared.mjs'
import { channelNames, Messages, People, Row, render, symbols, Table } from './show.jsx'

const show = (root, children) =>
  render(
    root,
    <PusherProvider clientKey={config.key} {...pusherOptions()}>
      {children}
    </PusherProvider>,
  )

function QuoteTable() {
  const [rows, setRows] = useState({})
  useEvent(useChannel('market'), 'quote', ({ symbol, price }) =>
    setRows((rows) => ({ ...rows, [symbol]: price })),
  )
  return (
    <Table>
      {symbols.map((name) => (
        <Row key={name} name={name} value={rows[name]} />
      ))}
    </Table>
  )
}
export const tickerTable = (root) => show(root, <QuoteTable />)
export const cold = tickerTable

function Chat() {
  const [messages, setMessages] = useState([])
  useEvent(useChannel('chat'), 'message', (message) =>
    setMessages((all) => [...all, message].slice(-config.many)),
  )
  return <Messages messages={messages} />
}
export const feed = (root) => show(root, <Chat />)

function Room() {
  const { members } = usePresenceChannel('presence-room')
  return <People members={Object.entries(members ?? {}).map(([id, info]) => ({ id, info }))} />
}
export const presence = (root) => show(root, <Room />)

function Latest({ name }) {
  const [value, setValue] = useState()
  useEvent(useChannel(name), 'value', setValue)
  return <Row name={name} value={value?.value} />
}
export const channels = (root) =>
  show(
    root,
    <Table>
      {channelNames.map((name) => (
        <Latest key={name} name={name} />
      ))}
    </Table>,
  )
