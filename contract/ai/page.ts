import { createChatTransport } from '@channelkit/ai'
import { type ChannelKit, channel, createChannelKit } from '@channelkit/core'
import type { UIMessage } from 'ai'

/** What a page of the test can do, in whichever framework it is. */
export interface Tab {
  ask(text: string): void
  stop(): void
  /** Cuts the line, and brings it back. */
  line(up: boolean): void
  look(): { shown: string[]; status: string; live: boolean }
}
declare global {
  interface Window {
    tab: Tab
  }
}

const { port, id, user } = JSON.parse(decodeURIComponent(location.hash.slice(1)))
const name = (chat: string) => `private-cache-chat-${chat}`

export const kit: ChannelKit = createChannelKit({
  key: 'app-key',
  wsHost: '127.0.0.1',
  wsPort: port,
  forceTLS: false,
  authorize: async ({ socketId, channel }) =>
    (await fetch(`/auth?${new URLSearchParams({ socketId, channel: channel ?? '', user })}`)).json(),
})
export const transport = createChatTransport<UIMessage>({ kit, channel: name, api: '/' })
/** As an application's server gives a page the messages that were there before the answer. */
export const init = {
  id: id as string,
  transport,
  messages: JSON.parse(sessionStorage.getItem('asked') ?? '[]') as UIMessage[],
}
const room = channel(kit, name(id))
room.subscribe(() => {})

interface Spoken {
  readonly messages: UIMessage[]
  readonly status: string
  sendMessage(message: { text: string }): Promise<void>
  stop(): Promise<void>
}

let spoken: (() => Spoken) | undefined
addEventListener('pagehide', () =>
  sessionStorage.setItem('asked', JSON.stringify(spoken?.().messages.slice(0, 1) ?? [])),
)

/** Hands a page to the test. @param chat what the framework has of it by now */
export function hand(chat: () => Spoken): void {
  spoken = chat
  window.tab = {
    ask: (text) => void chat().sendMessage({ text }),
    stop: () => void chat().stop(),
    line: (up) => (up ? kit.connection.connect() : kit.connection.disconnect()),
    look: () => ({
      shown: [...document.querySelectorAll('p')].map(({ textContent }) => textContent ?? ''),
      status: document.querySelector('output')?.textContent ?? '',
      live: room.getSnapshot().status === 'live',
    }),
  }
}

/** What all of them show. */
export const textOf = ({ role, parts }: UIMessage): string =>
  `${role}: ${parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}`
