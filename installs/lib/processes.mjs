import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

/** A port of this machine that is free now. */
export async function freePort() {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * Starts a program with all that it starts itself, and waits until its address answers.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env: Record<string, string | undefined>, address: string, seconds?: number }} options
 */
export async function startUntilAnswering(command, args, { cwd, env, address, seconds = 180 }) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let output = ''
  let ended = false
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
  }
  const exit = new Promise((resolve) => child.on('close', resolve))
  void exit.then(() => {
    ended = true
  })
  const stop = async () => {
    // Its own group: what a starter starts is ended with it.
    if (!ended && child.pid) process.kill(-child.pid, 'SIGTERM')
    const late = setTimeout(() => !ended && child.pid && process.kill(-child.pid, 'SIGKILL'), 5000)
    await exit
    clearTimeout(late)
  }
  const until = Date.now() + seconds * 1000
  while (!ended && Date.now() < until) {
    const status = await fetch(address, { signal: AbortSignal.timeout(60_000) }).then(
      (response) => response.status,
      () => 0,
    )
    if (status && status < 500) return { stop, output: () => output }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  await stop()
  throw new Error(`${command} ${args.join(' ')} did not answer at ${address}:\n${output.slice(-4000)}`)
}
