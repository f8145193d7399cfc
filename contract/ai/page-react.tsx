import { Chat, useChat } from '@ai-sdk/react'
import { StrictMode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { hand, init, textOf, transport } from './page.ts'

function Assistant() {
  const [chat] = useState(() => new Chat(init))
  useEffect(() => transport.join(chat), [chat])
  const { messages, status, sendMessage, stop } = useChat({ chat, resume: true })
  hand(() => ({ messages: chat.messages, status, sendMessage, stop }))
  return (
    <main>
      {messages.map((message) => (
        <p key={message.id}>{textOf(message)}</p>
      ))}
      <output>{status}</output>
    </main>
  )
}

createRoot(document.body).render(
  <StrictMode>
    <Assistant />
  </StrictMode>,
)
