import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { startServer } from '../support/server.ts'

/** What a socket gets that writes all of this at once. */
async function written(port: number, text: string) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  let got = ''
  socket.on('data', (bytes) => {
    got += bytes.toString('latin1')
  })
  socket.write(text)
  await new Promise((resolve) => socket.once('close', resolve))
  return [...got.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))
}
const request = 'GET /up HTTP/1.1\r\nHost: a\r\n\r\n'

it('requests that come in one piece end with a refusal, and are counted, when they are too many', async () => {
  const { port, hub } = await startServer()
  const told: unknown[] = []
  hub.tap((one) => one.type === 'rate-limited' && told.push(one.what))
  const statuses = await written(port, request.repeat(2000))
  expect(statuses.at(-1)).toBe(429)
  expect(statuses.length).toBeLessThanOrEqual(17)
  expect(told).toEqual(['requests'])
})

it('a few requests in one piece are all answered', async () => {
  const { port } = await startServer()
  const last = request.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')
  expect(await written(port, request.repeat(9) + last)).toEqual(Array(10).fill(200))
})
