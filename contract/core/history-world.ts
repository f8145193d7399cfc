import { createTestKit, createTestServer, type TestKit } from '@channelkit/testing'

/** A server that keeps events, and a kit whose line can be cut and mended. */
export function setUp(history: Parameters<typeof createTestServer>[0] = { history: [{ channels: '*' }] }) {
  const server = createTestServer(history)
  const errors: string[] = []
  const { kit, line } = createTestKit({
    server,
    onError: ({ code, message }) => errors.push(`${code} ${message}`),
  })
  return { server, kit, errors, ...lineOf({ server, kit, line }) }
}

/** The ways to lose a kit's line and to have it back. */
export function lineOf({ server, kit, line }: Pick<TestKit, 'server' | 'kit' | 'line'>) {
  const come = async () => {
    line.restore()
    kit.connection.retry()
    await server.settled()
  }
  const cut = async () => {
    line.cut()
    await server.settled()
  }
  return { come, cut }
}
