import { spawn } from 'node:child_process'
import { grouped } from './lib/children.mjs'
import { root } from './lib/root.mjs'

/**
 * Does what a newcomer does: starts the demo, opens its address, and ends it, as Ctrl-C, a process manager or a closed
 * terminal does. Nothing that was started may live on.
 */
const results = []
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  results.push(await tryWith(signal))
process.exit(results.every(Boolean) ? 0 : 1)

/** @param {NodeJS.Signals} signal */
async function tryWith(signal) {
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: grouped,
  })
  const limit = setTimeout(() => kill(npm, 'SIGKILL'), 120_000)
  const address = await printedAddress(npm)
  const page = address && (await fetch(address).then((response) => response.text()))
  npm.kill(signal)
  const left = await soon(() => !kill(npm, 0))
  kill(npm, 'SIGKILL')
  clearTimeout(limit)
  const good = page?.includes('<title>ChannelKit</title>') && !left
  console.log(
    good ? `started at ${address}, ended by ${signal}` : `FAILED: address ${address}; ${left ?? 'no page'}`,
  )
  return good
}

/**
 * Signals what npm started; says whether anything of it lives.
 * @param {import('node:child_process').ChildProcess} npm
 * @param {NodeJS.Signals | 0} signal
 */
function kill(npm, signal) {
  try {
    return process.kill(grouped ? -Number(npm.pid) : Number(npm.pid), signal)
  } catch {
    return false
  }
}

/**
 * Waits for something that takes a moment; says so if it never comes.
 * @param {() => boolean} come
 */
async function soon(come) {
  for (let tries = 0; tries < 100; tries++) {
    if (come()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return 'processes live on after 10 s'
}

/**
 * @param {import('node:child_process').ChildProcess} npm
 * @returns {Promise<string | undefined>} nothing if it ended without one
 */
function printedAddress(npm) {
  let output = ''
  return new Promise((resolve) => {
    npm.on('exit', () => resolve(undefined))
    npm.stdout?.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
      const [found] = output.match(/http:\/\/localhost:\d+/) ?? []
      if (found) resolve(found)
    })
  })
}
