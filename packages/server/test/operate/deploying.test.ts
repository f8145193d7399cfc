import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeCertificate } from '../support/certificate.ts'
import { freePort } from '../support/free-port.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'

const page = readFileSync(new URL('../../../../docs/deploying.md', import.meta.url), 'utf8')
const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!
const has = (name: string, flag = '-v') => spawnSync(name, [flag]).status === 0
const folderFor = () => {
  const folder = mkdtempSync(join(tmpdir(), 'deploying-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}
/** HAProxy as the page has it, but without TLS where that is asked for, before these ports. */
async function config(folder: string, ports: readonly number[], bind: string) {
  const { cert, key } = await makeCertificate()
  writeFileSync(join(folder, 'own.pem'), `${cert}\n${key}\n`)
  let text = block('haproxy').replace('bind :443 ssl crt /etc/haproxy/certs/example.com.pem', bind)
  for (const [n, port] of ports.entries())
    text = text.replaceAll(`10.0.0.1${n + 1}:6001`, `127.0.0.1:${port}`)
  const path = join(folder, 'haproxy.cfg')
  writeFileSync(path, text.replace('maxconn 100000', 'maxconn 500'))
  return path
}

describe.skipIf(!has('haproxy'))('HAProxy as the page has it', () => {
  it('takes the configuration, with TLS, and has nothing to say about it', async () => {
    const folder = folderFor()
    const path = await config(folder, [1, 2, 3], `bind 127.0.0.1:1 ssl crt ${folder}/own.pem`)
    const { status, stderr } = spawnSync('haproxy', ['-c', '-f', path], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
  })

  it('keeps a session of plain HTTP on one process, and strangers off the API and all else', async () => {
    const servers = [await startServer(), await startServer(), await startServer()]
    const unknown: string[] = []
    for (const { hub } of servers) hub.tap((one) => one.type === 'unknown-session' && unknown.push(one.type))
    const port = await freePort()
    const path = await config(
      folderFor(),
      servers.map((one) => one.port),
      `bind 127.0.0.1:${port}`,
    )
    const child = spawn('haproxy', ['-f', path], { stdio: 'ignore' })
    onTestFinished(async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    })
    const url = `http://127.0.0.1:${port}`
    await wait(async () => expect((await fetch(`${url}/else`)).status).toBe(404))
    expect((await fetch(`${url}/apps/app/channels`)).status).toBe(403)
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
    for (let n = 0; n < 30; n++) {
      const session = `${url}/pusher/app/app-key/${n}/abcdef${n}`
      const opened = await fetch(`${session}/xhr?protocol=7`, { method: 'POST' })
      expect(await opened.text()).toContain('connection_established')
      const sent = await fetch(`${session}/xhr_send`, { method: 'POST', body: '[]' })
      expect(sent.status).toBe(204)
    }
    expect(unknown).toEqual([])
    // Every process has its share.
    for (const { state } of servers) expect(state.connections.size).toBeGreaterThan(2)
  })
})

it.skipIf(!has('systemd-analyze', '--version'))(
  'systemd takes the unit, and finds little that it could harm',
  () => {
    const path = join(folderFor(), 'channelkit.service')
    writeFileSync(path, block('ini').replace(/^ExecStart=.*$/m, `ExecStart=${process.execPath} --version`))
    const { stderr } = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' })
    expect(stderr.split('\n').filter((line) => line.includes('channelkit.service'))).toEqual([])
    const security = spawnSync('systemd-analyze', ['security', '--offline=true', path], { encoding: 'utf8' })
    const level = /exposure level for \S+: ([\d.]+)/.exec(security.stdout)?.[1]
    // From 0 to 10: what it may still do is network, memory that is made executable, and much of /proc.
    if (level) expect(Number(level)).toBeLessThan(3)
  },
)
