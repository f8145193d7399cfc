import { memo } from 'react'
import { createRoot } from 'react-dom/client'
import { names, rendered } from '../shared.mjs'

/** What all pages in React show, whatever brings it. */

export const render = (root, element) => createRoot(root).render(element)

export const Table = ({ children }) => (
  <table>
    <tbody>{children}</tbody>
  </table>
)
export const Row = memo(function Row({ name, value }) {
  return (
    <tr>
      <td>{name}</td>
      <td id={`v-${name}`}>{rendered(value)}</td>
    </tr>
  )
})
export const symbols = names('S')
export const channelNames = names('c')

const Message = memo(function Message({ message }) {
  return <li id={`m-${message.id}`}>{rendered(`${message.by}: ${message.text}`)}</li>
})
export const Messages = ({ messages }) => (
  <>
    <ol id="feed">
      {messages.map((message) => (
        <Message key={message.id} message={message} />
      ))}
    </ol>
    <b id="newest">{messages.at(-1)?.at}</b>
  </>
)

const Person = memo(function Person({ member }) {
  return <li id={`m-${member.id}`}>{rendered(member.info.name)}</li>
})
export const People = ({ members }) => (
  <>
    <ul id="members">
      {members.map((member) => (
        <Person key={member.id} member={member} />
      ))}
    </ul>
    <b>{members.length}</b>
  </>
)
