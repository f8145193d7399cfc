'use client'

import type { History, Message, PresenceChannelName, SendMessage } from '@channelkit/core'
import { useConversation, useTyping } from '@channelkit/react'
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react'
import { cn } from '@/lib/utils'

interface ChatProps {
  channel: PresenceChannelName
  /** Stores a message. Without it, visitors write to each other by client events, which nobody keeps. */
  send?: SendMessage
  /** Fetches what was said before a message, or the newest where it is null. */
  history?: History
  className?: string
}

/** What people write to each other on a channel, who types, and the field where one writes. */
export function Chat({ channel, send: store, history, className }: ChatProps) {
  const [text, setText] = useState('')
  const { messages, earlier, status, send, retry, discard, loadEarlier } = useConversation(channel, {
    send: store,
    history,
  })
  const { typists, inputProps, stop } = useTyping(channel)
  useEffect(() => void loadEarlier(), [channel, loadEarlier])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return
    void send(text)
    setText('')
    stop()
  }
  function onKeyDown(event: KeyboardEvent) {
    // While a word is being composed, Enter takes the word.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event)
  }
  function takeBack({ key, text: unsent }: Message) {
    discard(key)
    if (text === '') setText(unsent)
  }

  const names = typists.map(({ name }) => name ?? 'Somebody')
  return (
    <section
      aria-label="Chat"
      className={cn('flex h-96 flex-col rounded-lg border bg-card text-card-foreground', className)}
    >
      {/* The other way round, it keeps to its end by itself. */}
      <div
        role="log"
        aria-label="Messages"
        tabIndex={0}
        className="flex flex-1 flex-col-reverse overflow-y-auto p-4 outline-none focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-inset"
      >
        <div className="flex flex-col gap-2">
          {history && earlier !== 'none' && (
            <button type="button" onClick={() => void loadEarlier()} className={small}>
              {earlier === 'loading' ? 'Loading earlier messages…' : 'Earlier messages'}
            </button>
          )}
          {status === 'live' && messages.length === 0 && earlier !== 'loading' && (
            <p className="text-center text-sm text-muted-foreground">No messages yet.</p>
          )}
          {messages.map((message, index) => (
            <article key={message.key} className={cn('flex flex-col', message.mine && 'items-end')}>
              {!message.mine && message.author !== messages[index - 1]?.author && (
                <span className="pb-1 text-xs text-muted-foreground">{message.name ?? 'Somebody'}</span>
              )}
              <p
                className={cn(
                  'w-fit max-w-[85%] rounded-xl px-3 py-2 text-sm wrap-anywhere whitespace-pre-wrap',
                  message.mine ? 'bg-primary text-primary-foreground' : 'bg-muted text-foreground',
                  message.state === 'sending' && 'opacity-75',
                )}
              >
                {message.deleted ? 'This message was deleted.' : message.text}
              </p>
              {message.state === 'failed' && (
                <p role="alert" className="flex gap-2 pt-1 text-xs text-destructive">
                  Not sent.
                  <button type="button" onClick={() => void retry(message.key)} className={small}>
                    Try again
                  </button>
                  <button type="button" onClick={() => takeBack(message)} className={small}>
                    Discard
                  </button>
                </p>
              )}
            </article>
          ))}
        </div>
      </div>
      <p role="status" className="min-h-6 px-4 text-xs text-muted-foreground">
        {status === 'failed' && 'One can’t read or write here.'}
        {status === 'stale' && 'The connection is lost. What you write is sent once it is back.'}
        {status === 'live' && names.length > 2 && 'Several people are typing…'}
        {status === 'live' && names.length === 2 && `${names.join(' and ')} are typing…`}
        {status === 'live' && names.length === 1 && `${names[0]} is typing…`}
      </p>
      <form onSubmit={submit} className="flex items-end gap-2 border-t p-3">
        <textarea
          {...inputProps}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={onKeyDown}
          disabled={status === 'failed'}
          rows={1}
          aria-label="Message"
          placeholder="Write a message"
          className="field-sizing-content max-h-32 min-h-9 flex-1 resize-none rounded-md border border-input bg-transparent px-3 py-2 text-sm outline-none placeholder:text-muted-foreground focus-visible:ring-2 focus-visible:ring-ring"
        />
        <button
          type="submit"
          disabled={text.trim() === '' || status === 'failed'}
          className="h-9 rounded-md bg-primary px-4 text-sm font-medium text-primary-foreground outline-none hover:bg-primary/90 focus-visible:ring-2 focus-visible:ring-ring focus-visible:ring-offset-2 disabled:opacity-50"
        >
          Send
        </button>
      </form>
    </section>
  )
}

const small =
  'rounded-sm text-xs underline underline-offset-2 outline-none focus-visible:ring-2 focus-visible:ring-ring'
