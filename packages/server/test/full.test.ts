import { spawn } from 'node:child_process'
import { request } from 'node:https'
import { connect } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { socketsAtMost } from '../src/http/descriptors.ts'
import { createLogger, createServer, type HubHappening, logHub } from '../src/index.ts'
import { makeCertificate } from './support/certificate.ts'
import { buildCli } from './support/cli.ts'
import { APP } from './support/hub.ts'
import { startServer } from './support/server.ts'
import { wait } from './support/wait.ts'

/** A client over WebSocket that keeps what it is told. */
function client(url: string, options: object = {}) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/app/app-key?protocol=7`, options)
  const got: string[] = []
  let code = 0
  socket.on('message', (text) => got.push(String(text)))
  socket.on('close', (number) => (code = number))
  socket.on('error', () => {})
  onTestFinished(() => socket.terminate())
  return { socket, got, code: () => code }
}
async function fill(url: string, many: number, options: object = {}) {
  for (let n = 0; n < many; n++) {
    const { got } = client(url, options)
    await wait(() => expect(got.join()).toContain('connection_established'))
  }
}

it('a full server turns clients away with 4100, and still answers probes and who publishes', async () => {
  const { url, hub } = await startServer({ http: { maxSockets: 3 } })
  const lines: string[] = []
  logHub(hub, createLogger({ format: 'json', level: 'warn' }, { write: (line) => void lines.push(line) }))
  const refused: HubHappening[] = []
  hub.tap((one) => one.type === 'rate-limited' && refused.push(one))
  await fill(url, 3)
  for (let n = 0; n < 2; n++) {
    const late = client(url)
    await wait(() => expect(late.code()).toBe(4100))
    expect(late.got).toHaveLength(1)
    expect(JSON.parse(late.got[0]!)).toEqual({
      event: 'pusher:error',
      data: { code: 4100, message: 'Over capacity' },
    })
  }
  expect((await fetch(`${url}/up`)).status).toBe(200)
  expect((await fetch(`${url}/ready`)).status).toBe(200)
  // Who publishes is answered by the API itself.
  expect(await (await fetch(`${url}/apps/app/events`, { method: 'POST' })).json()).toMatchObject({
    code: 'bad-key',
  })
  const xhr = await fetch(`${url}/pusher/app/app-key/1/abcdefgh/xhr?protocol=7`, { method: 'POST' })
  expect([xhr.status, await xhr.json()]).toEqual([503, expect.objectContaining({ code: 'over-capacity' })])
  expect(refused.map((one) => 'what' in one && one.what)).toEqual(['sockets', 'sockets', 'sockets'])
  // One line for all who were refused; the other is of the key that is none.
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['rate-limited', 'api-request'])
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', what: 'sockets' })
  expect(lines[0]).toContain('http.maxSockets')
})

it('who holds a spare place longest goes, so that a probe finds one', async () => {
  const { url, port, hub } = await startServer({ http: { maxSockets: 1 } })
  await fill(url, 1)
  let refused = 0
  hub.tap((one) => one.type === 'rate-limited' && refused++)
  for (let n = 0; n < 70; n++) {
    const idle = connect(port, '127.0.0.1')
    idle.on('error', () => {})
    onTestFinished(() => void idle.destroy())
    await new Promise((resolve) => idle.once('connect', resolve))
  }
  expect((await fetch(`${url}/up`)).status).toBe(200)
  expect(refused).toBeGreaterThanOrEqual(6)
})

it('places that were left are given again, over TLS too', async () => {
  const { cert, key } = await makeCertificate()
  const server = createServer({ apps: [APP], port: 0, tls: { cert, key }, http: { maxSockets: 1 } })
  const { url, port } = await server.listen()
  onTestFinished(() => server.close())
  const first = client(url, { ca: cert })
  await wait(() => expect(first.got.join()).toContain('connection_established'))
  const late = client(url, { ca: cert })
  await wait(() => expect(late.code()).toBe(4100))
  const up = new Promise((resolve) =>
    request({ host: '127.0.0.1', port, path: '/up', ca: cert, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).end(),
  )
  expect(await up).toBe(200)
  first.socket.terminate()
  await wait(() => expect(server.hub.app('app').connections.size).toBe(0))
  const next = client(url, { ca: cert })
  await wait(() => expect(next.got.join()).toContain('connection_established'))
})

it.each([
  [100_000, 1_048_576, 100_000, 'sockets'],
  [100_000, 1024, 768, 'descriptors'],
  [100_000, 64, 32, 'descriptors'],
  [500, 1024, 500, 'sockets'],
])('of %s sockets with %s files there are %s', (asked, files, most, by) => {
  expect(socketsAtMost(asked, files)).toMatchObject({ most, by })
})

it.runIf(process.platform === 'linux')(
  'descriptors do not run out: clients are refused, probes are answered',
  async () => {
    const cli = await buildCli('cli-full')
    const child = spawn('sh', ['-c', 'ulimit -n 128; exec "$0" "$@"', process.execPath, cli, '--port', '0'])
    onTestFinished(() => void child.kill('SIGKILL'))
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    const url = await wait(() => /http:\/\/[\d.]+:\d+/.exec(output)![0])
    const clients = Array.from({ length: 200 }, () => client(url))
    await wait(() => expect(clients.filter(({ got }) => got.join().includes('established'))).toHaveLength(64))
    expect((await fetch(`${url}/up`)).status).toBe(200)
    expect((await fetch(`${url}/ready`)).status).toBe(200)
    expect(output.match(/may open no more files/g)).toHaveLength(1)
  },
)
