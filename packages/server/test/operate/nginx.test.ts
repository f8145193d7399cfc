import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { rawClient } from '../raw-client.ts'
import { freePort } from '../support/free-port.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'

const has = spawnSync('nginx', ['-v']).status === 0
const page = readFileSync(new URL('../../../../docs/server.md', import.meta.url), 'utf8')

/** nginx with what the page says, before a server. */
async function startNginx(to: number) {
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'nginx-'))]
  mkdirSync(join(folder, 'tmp'))
  const snippet = /```nginx\n([\s\S]*?)```/.exec(page)![1]!.replaceAll('127.0.0.1:6001', `127.0.0.1:${to}`)
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (one) => `${one}_temp_path ${folder}/tmp;`,
  )
  const config = `daemon off; pid ${folder}/pid; error_log stderr; events {}
    http { access_log off; ${paths.join(' ')} server { listen 127.0.0.1:${port}; location = /unset { return 204; } ${snippet} } }`
  writeFileSync(join(folder, 'nginx.conf'), config)
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' })
  onTestFinished(async () => {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true })
  })
  const url = `http://127.0.0.1:${port}`
  await wait(async () => expect((await fetch(`${url}/unset`)).status).toBe(204))
  return { url, port }
}

describe.skipIf(!has)('nginx as the page has it', () => {
  it('passes on clients, over WebSockets and plain HTTP, and nothing else', async () => {
    const { port, state } = await startServer({ metrics: { prometheus: { open: true } } })
    const proxy = await startNginx(port)
    const client = await rawClient(proxy.port)
    await wait(() => expect(state.connections.size).toBe(1))
    client.socket.destroy()
    const xhr = await fetch(`${proxy.url}/pusher/app/app-key/1/abcdefgh/xhr?protocol=7`, { method: 'POST' })
    expect([xhr.status, await xhr.text()]).toEqual([200, expect.stringContaining('connection_established')])
    for (const path of ['/metrics', '/up', '/ready', '/openapi.json'])
      expect((await fetch(proxy.url + path)).headers.get('content-type'), path).toBe('text/html')
    expect((await fetch(`${proxy.url}/apps/app/channels`)).status).toBe(403)
  })

  it('sets what TLS and addresses rest on, whatever a client makes up', async () => {
    const told: unknown[] = []
    const { port, hub } = await startServer({ trustedProxies: ['127.0.0.0/8'] })
    hub.tap((one) => one.type === 'connected' && told.push(one.secure))
    const proxy = await startNginx(port)
    const headers = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.7' }
    await fetch(`${proxy.url}/pusher/app/app-key/1/abcdefgi/xhr?protocol=7`, { method: 'POST', headers })
    expect(told).toEqual([false])
  })
})
