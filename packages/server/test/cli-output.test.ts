import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { buildCli } from './support/cli.ts'
import { freePort } from './support/free-port.ts'
import { wait } from './support/wait.ts'

const built = buildCli('cli-output-test')

/** Where a stream goes: to a disk that is full, or to somebody who is gone. */
type Output = 'full' | 'gone' | 'read'

async function run(stdout: Output, stderr: Output, args: string[] = []) {
  const full = openSync('/dev/full', 'w')
  const to = (output: Output) => (output === 'full' ? full : 'pipe')
  const port = String(await freePort())
  const child: ChildProcess = spawn(process.execPath, [await built, '--port', port, ...args], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', to(stdout), to(stderr)],
  })
  closeSync(full)
  onTestFinished(() => void child.kill('SIGKILL'))
  if (stdout === 'gone') child.stdout!.destroy()
  if (stderr === 'gone') child.stderr!.destroy()
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  const up = async () => (await fetch(`http://127.0.0.1:${port}/up`)).status
  return { child, port, up, said: () => said }
}

// Only Linux has a disk that is always full.
it.runIf(process.platform === 'linux').each<[Output, Output]>([
  ['full', 'read'],
  ['gone', 'read'],
  ['read', 'full'],
  ['read', 'gone'],
  ['full', 'full'],
  ['gone', 'gone'],
])(
  'with standard output %s and standard error %s it serves on, and ends in order',
  async (stdout, stderr) => {
    const { child, port, up } = await run(stdout, stderr, ['--verbose'])
    await wait(async () => expect(await up()).toBe(200))
    // Each of these is a line of the log.
    for (let n = 0; n < 20; n++) await fetch(`http://127.0.0.1:${port}/apps/1/channels`)
    expect(await up()).toBe(200)
    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
  },
)
