import { useTyping } from '@channelkit/react'
import { TypingIndicator } from '@channelkit/react/components'
import { type FormEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { limits, roomChannel } from '../shared.ts'
import { Card } from './card.tsx'
import { ChatMessage } from './chat-message.tsx'
import { useMessages } from './lib/use-messages.ts'
import type { Names } from './lib/use-names.ts'
import { useSend } from './lib/use-send.ts'
import { useVisitor } from './lib/visitor.ts'

const code = `const room = 'presence-room'
const messages = useFeed(room, 'message')
const { inputProps } = useTyping(room)

<input {...inputProps} />
<TypingIndicator channel={room} />`

/** What people, and terminals, say in the room; with what is on its way and what did not arrive. */
export function Chat({ names }: { names: Names }) {
  const visitor = useVisitor()
  const messages = useMessages()
  const typing = useTyping(roomChannel, { me: { name: visitor.name } })
  const arrived = useMemo(() => new Set(messages.map(({ id }) => id)), [messages])
  const { drafts, send, retry } = useSend(visitor, arrived)
  const [text, setText] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const count = messages.length + drafts.length

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further message is what scrolls
  useLayoutEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [count])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!text.trim()) return
    typing.stop()
    void send(text.trim())
    setText('')
  }

  return (
    <Card title="Chat" code={code}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol className="messages" ref={list} aria-label="Messages" tabIndex={0}>
        {count === 0 && <li className="messages-empty">Nothing said yet. Say hello, or use the terminal.</li>}
        {messages.map((message) => (
          <ChatMessage key={message.id} message={message} mine={message.from === visitor.id} />
        ))}
        {drafts.map((draft) => (
          <ChatMessage key={draft.id} message={draft} mine retry={() => retry(draft)} />
        ))}
      </ol>
      <TypingIndicator channel={roomChannel} nameOf={({ id }) => names.get(id)} />
      <form className="say" onSubmit={submit}>
        <input
          className="input"
          aria-label="Message"
          placeholder="Message"
          autoComplete="off"
          maxLength={limits.text}
          value={text}
          {...typing.inputProps}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="button button-primary">
          Send
        </button>
      </form>
    </Card>
  )
}
