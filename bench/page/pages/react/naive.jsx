import Pusher from 'pusher-js'
import { useEffect, useState } from 'react'
import { config, pusherOptions, rendered } from '../shared.mjs'
import { channelNames, Messages, People, Row, render, symbols, Table } from './show.jsx'
import { Storm } from './storm.jsx'

/** What one writes first: an effect that binds, and state that is set with each event. */

const pusher = new Pusher(config.key, pusherOptions())

/** Rows listen by themselves; one binding finds whose event it is. */
const setters = new Map()
function Quote({ name }) {
  const [price, setPrice] = useState()
  useEffect(() => {
    setters.set(name, setPrice)
    return () => setters.delete(name)
  }, [name])
  return <Row name={name} value={price} />
}
export function ticker(root) {
  pusher.subscribe('market').bind('quote', ({ symbol, price }) => setters.get(symbol)?.(price))
  render(
    root,
    <Table>
      {symbols.map((name) => (
        <Quote key={name} name={name} />
      ))}
    </Table>,
  )
}
export const cold = ticker

function useEvent(channel, event, handle) {
  useEffect(() => {
    const bound = pusher.subscribe(channel)
    bound.bind(event, handle)
    return () => bound.unbind(event, handle)
  }, [channel, event, handle])
}

function QuoteTable() {
  const [rows, setRows] = useState({})
  const [handle] = useState(
    () =>
      ({ symbol, price }) =>
        setRows((rows) => ({ ...rows, [symbol]: price })),
  )
  useEvent('market', 'quote', handle)
  return (
    <Table>
      {symbols.map((name) => (
        <Row key={name} name={name} value={rows[name]} />
      ))}
    </Table>
  )
}
export const tickerTable = (root) => render(root, <QuoteTable />)

function Chat() {
  const [messages, setMessages] = useState([])
  const [handle] = useState(() => (message) => setMessages((all) => [...all, message].slice(-config.many)))
  useEvent('chat', 'message', handle)
  return <Messages messages={messages} />
}
export const feed = (root) => render(root, <Chat />)

function Room() {
  const [members, setMembers] = useState([])
  useEffect(() => {
    const channel = pusher.subscribe('presence-room')
    const all = () => {
      const now = []
      channel.members.each((member) => now.push(member))
      setMembers(now)
    }
    for (const event of ['subscription_succeeded', 'member_added', 'member_removed'])
      channel.bind(`pusher:${event}`, all)
    return () => channel.unbind_all()
  }, [])
  return <People members={members} />
}
export const presence = (root) => render(root, <Room />)

function Latest({ name }) {
  const [value, setValue] = useState()
  useEvent(name, 'value', setValue)
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

function One() {
  const [quote, setQuote] = useState()
  useEvent('market', 'quote', setQuote)
  return <span>{rendered(quote?.price ?? '-')}</span>
}
export const storm = (root) => render(root, <Storm One={One} />)
