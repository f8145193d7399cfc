import { Chat } from '@ai-sdk/vue'
import { createApp, h, onScopeDispose } from 'vue'
import { hand, init, textOf, transport } from './page.ts'

createApp({
  setup() {
    const chat = new Chat(init)
    onScopeDispose(transport.join(chat))
    void chat.resumeStream()
    hand(() => chat)
    return () =>
      h('main', [
        ...chat.messages.map((message) => h('p', { key: message.id }, textOf(message))),
        h('output', chat.status),
      ])
  },
}).mount(document.body)
