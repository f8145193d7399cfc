import { expect, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { type Frame, readFrame } from './hub.ts'
import { wait } from './wait.ts'

/** A bare WebSocket and what it was told. */
export async function open(port: number, path = '/app/app-key?protocol=7') {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`)
  onTestFinished(() => socket.terminate())
  const got: Frame[] = []
  let closed = 0
  socket.on('message', (text) => got.push(readFrame(String(text))))
  socket.on('close', (code) => {
    closed = code
  })
  socket.on('error', () => {})
  await wait(() => expect(got.length + closed).toBeGreaterThan(0))
  const errors = () =>
    got.filter(({ event }) => event === 'pusher:error' || event === 'pusher:subscription_error')
  return { socket, got, closed: () => closed, errors }
}
