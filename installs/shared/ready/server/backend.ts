import type { Plugin } from 'vite'
import { answer } from './answer'
import { web } from './auth'
import { chat } from './chat'

web.use(chat)

/** Starts an answer, of which each word waits until it is asked for: `next` one, `rest` all that are left. */
const words = 'The answer comes word by word, and none of them is lost.'.split(/(?<= )/)
const told = new Map<string, { left: number; wake(): void }>()
web.post('/answers/:id/:what', (request, response) => {
  const { id, what } = request.params
  const turn = told.get(id) ?? { left: 0, wake() {} }
  if (!told.has(id)) {
    told.set(id, turn)
    void answer('7', id, said(turn), new AbortController().signal)
  }
  turn.left += what === 'rest' ? words.length : 1
  turn.wake()
  response.sendStatus(202)
})

async function* said(turn: { left: number; wake(): void }) {
  for (const word of words) {
    while (turn.left === 0) await new Promise<void>((done) => Object.assign(turn, { wake: done }))
    turn.left--
    yield word
  }
}

/** The application's own server, at the address of its page. */
export const backend: Plugin = {
  name: 'backend',
  configureServer: ({ middlewares }) => void middlewares.use(web),
  configurePreviewServer: ({ middlewares }) => void middlewares.use(web),
}
