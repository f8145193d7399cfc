import { createHash, createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { app } from './app.mjs'

const CONNECTIONS = 8

/** Signs a POST as the server SDKs do. */
function signedPost(path, body) {
  const md5 = createHash('md5').update(body).digest('hex')
  const query = `auth_key=${app.key}&auth_timestamp=${Math.floor(Date.now() / 1000)}&auth_version=1.0&body_md5=${md5}`
  const signature = createHmac('sha256', app.secret).update(`POST\n${path}\n${query}`).digest('hex')
  return (
    `POST ${path}?${query}&auth_signature=${signature} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  )
}

/** Posts events over a few kept connections, one request at a time on each. */
export async function createPoster(port) {
  const idle = []
  let onIdle = () => {}
  let failure = ''
  for (let n = 0; n < CONNECTIONS; n++) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await new Promise((resolve) => socket.once('connect', resolve))
    socket.setEncoding('latin1').on('data', (text) => {
      // A body that comes later than its head belongs to the answer that was counted.
      if (!text.startsWith('HTTP/')) return
      if (!text.startsWith('HTTP/1.1 200')) failure = text
      idle.push(socket)
      onIdle()
    })
    socket.on('error', (error) => {
      failure = error.message
    })
    idle.push(socket)
  }
  return {
    get idle() {
      return idle.length > 0
    },
    /** Why a request failed, if one did. */
    get failure() {
      return failure
    },
    onIdle(listener) {
      onIdle = listener
    },
    post(event) {
      idle.pop().write(signedPost(`/apps/${app.id}/events`, JSON.stringify(event)))
    },
  }
}
