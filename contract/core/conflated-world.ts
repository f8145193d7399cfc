import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { lineOf } from './history-world.ts'

/** A server of quotes, and a kit. */
export function setUp(options: Parameters<typeof createTestServer>[0] = {}, kitOptions: object = {}) {
  const server = createTestServer(options)
  const world = createTestKit({ server, ...kitOptions })
  const { traffic } = server.hub.app('test')
  const quote = (symbol: string, price: number) => server.emit('market', 'quote', { symbol, price })
  return { ...world, server, traffic, quote, ...lineOf({ ...world, server }) }
}

/** Until terms were agreed on, and what waits was sent. */
export const settle = async (server: TestServer) => {
  for (let n = 0; n < 3; n++) await server.settled()
}
