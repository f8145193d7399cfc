import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const built = fileURLToPath(new URL('../../../.cache/cli-test.mjs', import.meta.url))
const running = new Set<ReturnType<typeof spawn>>()

beforeAll(() =>
  build({
    entryPoints: [fileURLToPath(new URL('../src/cli.ts', import.meta.url))],
    outfile: built,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
  }),
)
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [built, ...args], { env: { PATH: process.env.PATH, ...env } })
  running.add(child)
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said.text += chunk
    })
  }
  const ended = once(child, 'exit').then(([code]) => code as number)
  return { child, said, ended }
}

describe('channelkit-server', () => {
  it('prints one line with its address, says so when the port is taken, and ends on SIGTERM', async () => {
    const first = run(['--port', '0', '--secret', 'hush'], { CHANNELKIT_APP_ID: 'mine' })
    await expect.poll(() => first.said.text).toMatch(/^[^\n]+ http:\/\/127\.0\.0\.1:\d+ \(app mine\)\n$/)
    expect(first.said.text).not.toContain('hush')
    const port = /:(\d+) /.exec(first.said.text)![1]!
    expect((await fetch(`http://127.0.0.1:${port}/up`)).status).toBe(200)
    const second = run([], { PORT: port })
    expect(await second.ended).toBe(1)
    expect(second.said.text).toContain(`Port ${port} on 127.0.0.1 is in use`)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
  })

  it('refuses unknown flags, bad ports, and the known secret beyond this machine', async () => {
    for (const args of [['--what'], ['--port', 'x'], ['--host', '0.0.0.0']]) {
      const { ended, said } = run(args)
      expect(await ended).toBe(2)
      expect(said.text).toMatch(/^channelkit-server: /)
    }
  })
})
