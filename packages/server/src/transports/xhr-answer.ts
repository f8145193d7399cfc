import type { ServerResponse } from 'node:http'
import type { XhrAnswer } from './xhr-session.ts'

const HEADERS = {
  'Content-Type': 'text/plain; charset=utf-8',
  // Without it a browser may wait for more, to guess the type by.
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/** An answer of the HTTP transports over Node's response; `onGone` is called when nothing more will come of it. */
export function createAnswer(
  response: ServerResponse,
  kind: XhrAnswer['kind'],
  cors: Record<string, string>,
  onGone: (answer: XhrAnswer) => void,
): XhrAnswer {
  response.writeHead(200, { ...HEADERS, ...cors })
  // A poll's head goes out with its body.
  if (kind === 'stream') response.flushHeaders()
  const ifTaken = (taken: () => void) => (error?: Error | null) => {
    if (!error) taken()
  }
  const answer: XhrAnswer = {
    kind,
    get open() {
      return !response.destroyed && !response.writableEnded && response.socket?.writable !== false
    },
    write: (text, taken) => void response.write(text, ifTaken(taken)),
    end: (text, taken) => void response.end(text, ifTaken(taken)),
    destroy() {
      // An answer that went out whole leaves its socket to the next request.
      if (!response.writableFinished) response.destroy()
    },
  }
  response.on('close', () => onGone(answer))
  response.on('error', () => response.destroy())
  return answer
}
