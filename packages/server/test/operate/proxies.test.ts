import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { rawClient } from '../raw-client.ts'
import { makeCertificate } from '../support/certificate.ts'
import { freePort } from '../support/free-port.ts'
import { startServer } from '../support/server.ts'

const page = readFileSync(new URL('../../../../docs/deploying.md', import.meta.url), 'utf8')
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 50 })

/** The text of the page, before these ports. */
function before(text: string, ports: readonly number[]) {
  let own = text
  for (const [n, port] of ports.entries()) own = own.replaceAll(`10.0.0.1${n + 1}:6001`, `127.0.0.1:${port}`)
  return own
}
function folderFor() {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const nginx = {
  name: 'nginx',
  version: '-v',
  async write(folder: string, ports: readonly number[], listen: string) {
    const { cert, key } = await makeCertificate()
    writeFileSync(join(folder, 'own.pem'), cert)
    writeFileSync(join(folder, 'own.key'), key)
    mkdirSync(join(folder, 'tmp'))
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (one) => `${one}_temp_path ${folder}/tmp;`,
    )
    const text = before(block('nginx'), ports)
      .replace('listen 443 ssl', `listen ${listen}`)
      .replaceAll('/etc/nginx/certs/example.com', `${folder}/own`)
    const path = join(folder, 'nginx.conf')
    const log = 'access_log off; error_log stderr;'
    writeFileSync(path, `daemon off; pid ${folder}/pid; events {} http { ${log} ${paths.join(' ')} ${text} }`)
    return path
  },
  plain: (port: number) => `127.0.0.1:${port}`,
  tls: '127.0.0.1:1 ssl',
  run: (folder: string, path: string) => ['-c', path, '-p', folder],
  check: (folder: string, path: string) => ['-t', '-q', '-c', path, '-p', folder],
}

const caddy = {
  name: 'caddy',
  version: 'version',
  async write(folder: string, ports: readonly number[], address: string) {
    const path = join(folder, 'Caddyfile')
    const text = before(block('caddy'), ports).replace('example.com {', `${address} {\n\tbind 127.0.0.1`)
    writeFileSync(path, `{\n\tadmin off\n\tstorage file_system ${folder}\n}\n${text}`)
    return path
  },
  plain: (port: number) => `http://:${port}`,
  tls: 'example.com',
  run: (_: string, path: string) => ['run', '--config', path, '--adapter', 'caddyfile'],
  check: (_: string, path: string) => ['validate', '--config', path, '--adapter', 'caddyfile'],
}

for (const proxy of [nginx, caddy])
  describe.skipIf(spawnSync(proxy.name, [proxy.version]).status !== 0)(
    `${proxy.name} as the page has it`,
    { timeout: 60_000 },
    () => {
      it('takes the configuration, with TLS', async () => {
        const folder = folderFor()
        const path = await proxy.write(folder, [1, 2, 3], proxy.tls)
        const { status, stderr } = spawnSync(proxy.name, proxy.check(folder, path), {
          encoding: 'utf8',
          env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
        })
        expect([status, status ? stderr : '']).toEqual([0, ''])
      })

      it('keeps a session of plain HTTP on one process, passes on sockets, and keeps strangers off all else', async () => {
        const servers = [await startServer(), await startServer(), await startServer()]
        const unknown: string[] = []
        const told: { secure: boolean; address: string | undefined }[] = []
        for (const { hub } of servers)
          hub.tap((one) => {
            if (one.type === 'unknown-session') unknown.push(one.type)
            if (one.type === 'connected') told.push({ secure: one.secure, address: one.address })
          })
        const folder = folderFor()
        const port = await freePort()
        const path = await proxy.write(
          folder,
          servers.map((one) => one.port),
          proxy.plain(port),
        )
        const child = spawn(proxy.name, proxy.run(folder, path), {
          stdio: 'ignore',
          env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
        })
        onTestFinished(async () => {
          const ended = once(child, 'exit')
          child.kill('SIGTERM')
          await ended
        })
        const url = `http://127.0.0.1:${port}`
        await until(async () => expect((await fetch(`${url}/else`)).status).toBe(404))
        for (const other of ['/metrics', '/ready', '/up'])
          expect((await fetch(url + other)).status, other).toBe(404)
        expect((await fetch(`${url}/apps/app/channels`)).status).toBe(403)
        // What a client makes up about itself does not count.
        const headers = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.7' }
        for (let n = 0; n < 30; n++) {
          const session = `${url}/pusher/app/app-key/${n}/abcdef${n}`
          const opened = await fetch(`${session}/xhr?protocol=7`, { method: 'POST', headers })
          expect(await opened.text()).toContain('connection_established')
          const sent = await fetch(`${session}/xhr_send`, { method: 'POST', body: '[]', headers })
          expect(sent.status).toBe(204)
        }
        expect(unknown).toEqual([])
        for (const { state } of servers) expect(state.connections.size).toBeGreaterThan(2)
        expect(told.filter(({ secure, address }) => secure || address === '203.0.113.7')).toEqual([])
        const client = await rawClient(port)
        await until(() => expect(told.length).toBe(31))
        client.socket.destroy()
      })
    },
  )
