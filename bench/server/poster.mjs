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

/**
 * Posts events over a few connections, one request at a time on each. They are kept where the server keeps them, and made
 * anew before they are needed where it closes them after an answer, as soketi does.
 */
export async function createPoster(port) {
  const idle = new Set()
  let onIdle = () => {}
  let failure = ''

  function open() {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    let closes = false
    socket.on('connect', () => {
      idle.add(socket)
      onIdle()
    })
    socket.setEncoding('latin1').on('data', (text) => {
      // A body that comes later than its head belongs to the answer that was counted.
      if (!text.startsWith('HTTP/')) return
      if (!text.startsWith('HTTP/1.1 200')) failure = text
      closes = /^connection: close/im.test(text)
      if (closes) return
      idle.add(socket)
      onIdle()
    })
    socket.on('error', (error) => {
      failure = error.message
    })
    socket.on('close', () => {
      idle.delete(socket)
      if (closes) open()
      else failure ||= 'the server closed a connection'
    })
  }
  for (let n = 0; n < CONNECTIONS; n++) open()
  while (idle.size < CONNECTIONS) await new Promise((resolve) => setTimeout(resolve, 5))
  return {
    get idle() {
      return idle.size > 0
    },
    /** Why a request failed, if one did. */
    get failure() {
      return failure
    },
    onIdle(listener) {
      onIdle = listener
    },
    post(event) {
      const [socket] = idle
      idle.delete(socket)
      socket.write(signedPost(`/apps/${app.id}/events`, JSON.stringify(event)))
    },
  }
}
