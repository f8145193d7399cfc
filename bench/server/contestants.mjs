import { fork, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { app } from './app.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/** What runs, so that nothing is left running when a measurement breaks off. */
const running = new Set()
process.once('exit', () => {
  for (const end of running) end()
})
function ending(end) {
  running.add(end)
  return () => {
    running.delete(end)
    end()
  }
}

/** Starts a module of this folder that tells its port as soon as it listens. */
function module(path, args = [], { execArgv = [], env = {} } = {}) {
  const child = fork(here(path), args, { execArgv, env: { ...process.env, ...env } })
  return new Promise((done, reject) => {
    child.once('message', ({ port }) =>
      done({ pid: child.pid, port, child, end: ending(() => child.kill()) }),
    )
    child.once('exit', (code) => reject(new Error(`${path} ended with ${code}`)))
  })
}

async function freePort() {
  const server = createServer()
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address()
  await new Promise((done) => server.close(done))
  return port
}

async function soketi() {
  const port = await freePort()
  const config = join(mkdtempSync(join(tmpdir(), 'channelkit-bench-')), 'soketi.json')
  const options = {
    debug: false,
    host: '127.0.0.1',
    port,
    metrics: { enabled: false },
    'appManager.array.apps': [{ ...app, maxConnections: -1, webhooks: [] }],
  }
  writeFileSync(config, JSON.stringify(options))
  const bin = here('../node_modules/@soketi/soketi/bin/server.js')
  const child = spawn('node', [bin, 'start', `--config=${config}`], { stdio: 'ignore' })
  // It does not end on SIGTERM.
  const end = ending(() => child.kill('SIGKILL'))
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
    if (answer?.ok) return { pid: child.pid, port, child, end }
    await new Promise((done) => setTimeout(done, 200))
  }
  end()
  throw new Error('soketi did not start')
}

let before = ''
export function setBefore(path) {
  before = pathToFileURL(resolve(path)).href
}

/** Ours, while somebody looks at its dashboard. */
async function watched(options) {
  const server = await module('ours.mjs', [], options)
  const watcher = await module('watcher.mjs', [String(server.port)])
  const end = () => {
    watcher.end()
    server.end()
  }
  /** What its page was told, or an error where it is gone. */
  const told = () =>
    new Promise((done, reject) => {
      watcher.child.once('message', done)
      watcher.child.send('told', (error) => error && reject(error))
    })
  return { ...server, end, told }
}

/** By name: how each server is started. */
export const contestants = {
  channelkit: (options) => module('ours.mjs', [], options),
  watched,
  /** Another build of ours, of before a change: `--before path/to/dist/index.mjs`. */
  before: () => module('ours.mjs', [], { env: { BENCH_SERVER: before } }),
  soketi,
  'ws loop': (options) => module('bare.mjs', ['loop'], options),
  floor: (options) => module('bare.mjs', ['floor'], options),
}
