import { type StreamOptions, type StreamPiece, stream } from '@channelkit/core'
import { createTestKit, createTestServer } from '@channelkit/testing'
import { vi } from 'vitest'
import { lineOf } from './history-world.ts'

type Options = StreamOptions & { catchUp?: (id: string | undefined) => unknown }

/** A server in memory, a page, and pieces of a stream on the channel `chat`. Time is faked by who calls it. */
export function setUp(history = false) {
  const server = createTestServer(history ? { history: [{ channels: '*' }] } : {})
  const errors: string[] = []
  const onError = ({ code }: { code: string }) => void errors.push(code)
  const { kit, line } = createTestKit({ server, onError })
  const send = async (...pieces: object[]) => {
    for (const piece of pieces) server.emit('chat', 'piece', piece)
    await server.settled()
  }
  const use = async (options: Options = {}, channel: string | null = 'chat') => {
    const store = stream(kit, channel, 'piece', options as never)
    store.subscribe(() => {})
    await server.settled()
    return {
      store,
      shown: () => {
        const { id, text, state } = store.getSnapshot()
        return [id, text, state]
      },
    }
  }
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms).then(() => server.settled())
  return { server, kit, send, use, wait, errors, ...lineOf({ server, kit, line }) }
}

/** A piece of the answer `a`. */
export const piece = (seq: number, text: string, more: Partial<StreamPiece> = {}) => ({
  id: 'a',
  seq,
  text,
  ...more,
})
