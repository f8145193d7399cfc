import Pusher from 'pusher-js'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { config, pusherOptions, rendered } from '../shared.mjs'
import { render } from './show.jsx'

const pusher = new Pusher(config.key, pusherOptions())

/** What one writes first: a state that is set with each piece. */
function Answer() {
  const [text, setText] = useState('')
  useEffect(() => {
    const channel = pusher.subscribe('answers')
    const append = (piece) => setText((text) => text + piece.text)
    channel.bind('piece', append)
    return () => channel.unbind('piece', append)
  }, [])
  return <p id="answer">{rendered(text)}</p>
}
export const stream = (root) => render(root, <Answer />)

/** A list of messages of which the last one grows, and is copied as a whole with each piece. */
const messages = {
  all: [{ id: 'a', role: 'assistant', parts: [{ type: 'text', text: '' }] }],
  listeners: new Set(),
  subscribe(listener) {
    messages.listeners.add(listener)
    return () => messages.listeners.delete(listener)
  },
}
function Messages() {
  const all = useSyncExternalStore(messages.subscribe, () => messages.all)
  return all.map(({ id, parts }) => (
    <p key={id} id="answer">
      {rendered(parts.map(({ text }) => text).join(''))}
    </p>
  ))
}
export const copies = (root) => {
  const growing = structuredClone(messages.all[0])
  pusher.subscribe('answers').bind('piece', ({ text }) => {
    growing.parts[0].text += text
    messages.all = [...messages.all.slice(0, -1), structuredClone(growing)]
    for (const listener of messages.listeners) listener()
  })
  render(root, <Messages />)
}
