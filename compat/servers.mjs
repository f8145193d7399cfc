import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../installs/lib/processes.mjs'
import { createServer } from '../packages/server/dist/index.mjs'
import { root } from '../scripts/lib/root.mjs'

export const app = { id: '1', key: 'app-key', secret: 'app-secret' }

/**
 * @typedef {object} Started
 * @property {string} title with its version
 * @property {number} port
 * @property {() => Promise<void>} end
 */

/** @param {string} path of a package's folder */
const versionIn = (path) => JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')).version

/** @returns {Promise<Started>} */
export async function startOurs() {
  const server = createServer({ apps: [{ ...app, history: [{ channels: 'kept-*' }] }], port: 0 })
  const { port } = await server.listen()
  return { title: `ChannelKit ${versionIn('packages/server')}`, port, end: () => server.close() }
}

/** @returns {Promise<Started>} */
export async function startSoketi() {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'channelkit-compat-'))
  const config = join(folder, 'soketi.json')
  const own = { ...app, maxConnections: -1, enableClientMessages: true, enableUserAuthentication: true }
  const options = {
    debug: false,
    host: '127.0.0.1',
    port,
    metrics: { enabled: false },
    'appManager.array.apps': [{ ...own, webhooks: [] }],
  }
  writeFileSync(config, JSON.stringify(options))
  const bin = join(root, 'bench', 'node_modules', '@soketi', 'soketi', 'bin', 'server.js')
  const child = spawn('node', [bin, 'start', `--config=${config}`], { stdio: 'ignore' })
  const end = async () => {
    // It does not end on SIGTERM.
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', () => child.kill('SIGKILL'))
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (answer?.ok) return { title: `soketi ${versionIn('bench/node_modules/@soketi/soketi')}`, port, end }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await end()
  throw new Error('soketi did not start')
}
