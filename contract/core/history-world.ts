import { createTestKit, createTestServer } from '@channelkit/testing'

/** A server that keeps events, and a kit whose line can be cut and mended. */
export function setUp(history: Parameters<typeof createTestServer>[0] = { history: [{ channels: '*' }] }) {
  const server = createTestServer(history)
  const errors: string[] = []
  const { kit, line } = createTestKit({
    server,
    onError: ({ code, message }) => errors.push(`${code} ${message}`),
  })
  const come = async () => {
    line.restore()
    kit.connection.retry()
    await server.settled()
  }
  const cut = async () => {
    line.cut()
    await server.settled()
  }
  return { server, kit, come, cut, errors }
}
