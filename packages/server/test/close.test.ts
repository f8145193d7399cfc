import { expect, it } from 'vitest'
import { maskedFrame, rawClient } from './raw-client.ts'
import { startServer } from './support/server.ts'
import { wait } from './support/wait.ts'

const CLOSE = Buffer.from([3, 232])

/** A client that never ends its TCP connection, as a phone that fell asleep. */
async function sleepy() {
  const { port, state, hub } = await startServer()
  const reasons: string[] = []
  hub.tap((one) => one.type === 'disconnected' && reasons.push(one.reason))
  const client = await rawClient(port)
  client.socket.allowHalfOpen = true
  client.say({ event: 'pusher:subscribe', data: { channel: 'a' } })
  await wait(() => expect(state.channels.has('a')).toBe(true))
  return { client, state, reasons }
}

it.each([
  ['a close frame', [maskedFrame(0x8, CLOSE)]],
  ['a close frame without a code', [maskedFrame(0x8, '')]],
  ['a close frame with more behind it', [maskedFrame(0x8, CLOSE), maskedFrame(0x1, 'late')]],
  ['what is no frame', [Buffer.from([0xff, 0xff, 0xff, 0xff])]],
])('who sends %s is off every channel, though its connection stays', async (_, frames) => {
  const { client, state, reasons } = await sleepy()
  client.socket.pause()
  client.write(...frames)
  await wait(() => expect(state.connections.size).toBe(0))
  expect(state.channels.size).toBe(0)
  expect(client.socket.destroyed).toBe(false)
  expect(reasons).toEqual(['closed'])
  client.socket.destroy()
})

it('who ends its side is off every channel, though it reads nothing of what waits for it', async () => {
  const { client, state, reasons } = await sleepy()
  client.socket.pause()
  const data = 'x'.repeat(10_000)
  for (let n = 0; n < 300; n++) state.publish('a', 'e', data)
  client.socket.end()
  await wait(() => expect(state.connections.size).toBe(0))
  expect(reasons).toEqual(['closed'])
  client.socket.destroy()
})
