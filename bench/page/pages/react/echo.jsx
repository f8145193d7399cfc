import { configureEcho, useEchoPublic } from '@laravel/echo-react'
import Pusher from 'pusher-js'
import { useState } from 'react'
import { config, pusherOptions } from '../shared.mjs'
import { channelNames, Messages, Row, render, symbols, Table } from './show.jsx'

configureEcho({ broadcaster: 'pusher', client: new Pusher(config.key, pusherOptions()) })

function QuoteTable() {
  const [rows, setRows] = useState({})
  useEchoPublic('market', '.quote', ({ symbol, price }) => setRows((rows) => ({ ...rows, [symbol]: price })))
  return (
    <Table>
      {symbols.map((name) => (
        <Row key={name} name={name} value={rows[name]} />
      ))}
    </Table>
  )
}
export const tickerTable = (root) => render(root, <QuoteTable />)
export const cold = tickerTable

function Chat() {
  const [messages, setMessages] = useState([])
  useEchoPublic('chat', '.message', (message) => setMessages((all) => [...all, message].slice(-config.many)))
  return <Messages messages={messages} />
}
export const feed = (root) => render(root, <Chat />)

function Latest({ name }) {
  const [value, setValue] = useState()
  useEchoPublic(name, '.value', setValue)
  return <Row name={name} value={value?.value} />
}
export const channels = (root) =>
  render(
    root,
    <Table>
      {channelNames.map((name) => (
        <Latest key={name} name={name} />
      ))}
    </Table>,
  )
