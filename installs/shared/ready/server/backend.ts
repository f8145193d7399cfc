import type { Plugin } from 'vite'
import { answer } from './answer'
import { answer as answerInChat } from './assistant'
import { web } from './auth'
import { chat } from './chat'

web.use(chat)

/** Starts an answer, of which each word waits until it is asked for: `next` one, `rest` all that are left. */
const words = 'The answer comes word by word, and none of them is lost.'.split(/(?<= )/)
const told = new Map<string, Turn>()
web.post('/assistant/:id/:what', (request, response) => {
  const turn = turnOf(request.params, (turn) => void answerInChat(said(turn)))
  turn.wake()
  response.sendStatus(202)
})
web.post('/answers/:id/:what', (request, response) => {
  const { id } = request.params
  const turn = turnOf(
    request.params,
    (turn) => void answer('7', id, said(turn), new AbortController().signal),
  )
  turn.wake()
  response.sendStatus(202)
})

interface Turn {
  left: number
  wake(): void
}
function turnOf({ id, what }: { id: string; what: string }, begin: (turn: Turn) => void): Turn {
  const turn = told.get(id) ?? { left: 0, wake() {} }
  turn.left += what === 'rest' ? words.length : 1
  if (!told.has(id)) begin(turn)
  told.set(id, turn)
  return turn
}

async function* said(turn: Turn) {
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
