import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Pusher from 'pusher'
import { freePort, startUntilAnswering } from './processes.mjs'

/**
 * The embedded server, installed from its tarball like the applications that it serves.
 * @param {string} folder
 * @param {(cwd: string) => Promise<void>} install
 */
export async function startEmbeddedServer(folder, install) {
  const cwd = join(folder, 'embedded-server')
  mkdirSync(cwd, { recursive: true })
  const manifest = { name: 'embedded-server', private: true, dependencies: { '@channelkit/server': '*' } }
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest))
  await install(cwd)
  const bin = join(cwd, 'node_modules', '.bin', 'channelkit-server')
  /** @param {number} port @param {string[]} args */
  const start = (port, ...args) =>
    startUntilAnswering(bin, ['--port', String(port), ...args], {
      cwd,
      env: process.env,
      address: `http://127.0.0.1:${port}`,
      seconds: 60,
    })
  const port = await freePort()
  const { stop, output } = await start(port)
  const sdk = new Pusher({
    appId: '1',
    key: 'app-key',
    secret: 'app-secret',
    host: '127.0.0.1',
    port: String(port),
    useTLS: false,
  })
  return { port, sdk, stop, output, start }
}
