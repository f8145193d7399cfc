import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Pusher from 'pusher'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { buildCli } from './support/cli.ts'
import { PATIENCE } from './support/patience.ts'

const running = new Set<ReturnType<typeof spawn>>()

let built: string
beforeAll(async () => {
  built = await buildCli('cli-test')
})
afterAll(() => {
  for (const child of running) child.kill('SIGKILL')
})

function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [built, ...args], { env: { PATH: process.env.PATH, ...env } })
  running.add(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const ended = once(child, 'exit').then(([code]) => code as number)
  const port = async () => {
    await expect.poll(() => said.out + said.err, { timeout: PATIENCE }).toMatch(/http:\/\/127\.0\.0\.1:\d+/)
    return /http:\/\/127\.0\.0\.1:(\d+)/.exec(said.out + said.err)![1]!
  }
  return { child, said, ended, port }
}

describe('channelkit-server', () => {
  it('greets with a PUSHER_URL that the SDK can publish with', async () => {
    const { said, port } = run(['--port', '0'])
    const socket = new WebSocket(`ws://127.0.0.1:${await port()}/app/app-key?protocol=7`)
    const got: string[] = []
    socket.on('message', (text) => got.push(String(text)))
    socket.on('open', () => socket.send('{"event":"pusher:subscribe","data":{"channel":"a"}}'))
    await expect.poll(() => got.join()).toContain('subscription_succeeded')
    const [, url] = /PUSHER_URL=(\S+)/.exec(said.out)!
    await Pusher.forURL(url!).trigger('a', 'e', { n: 1 })
    await expect.poll(() => got.join()).toContain('"event":"e"')
    await expect(
      Pusher.forURL(url!.replace('/apps/1', '/apps/shop')).trigger('a', 'e', {}),
    ).rejects.toMatchObject({
      status: 404,
      body: expect.stringContaining('in PUSHER_URL the id of an app must be a number'),
    })
    socket.terminate()
  })

  it('prints one line with its address, says so when the port is taken, and ends on SIGTERM', async () => {
    const first = run(['--port', '0', '--secret', 'hush'], { CHANNELKIT_APP_ID: 'mine' })
    const port = await first.port()
    expect(first.said.out).toMatch(
      /^[^\n]+ http:\/\/127\.0\.0\.1:\d+ \(app mine\)\nDashboard: http:\/\/127\.0\.0\.1:\d+\/\n$/,
    )
    expect((await fetch(`http://127.0.0.1:${port}/up`)).status).toBe(200)
    const second = run([], { PORT: port })
    expect(await second.ended).toBe(1)
    expect(second.said.err).toContain(`Port ${port} on 127.0.0.1 is in use`)
    const socket = new WebSocket(`ws://127.0.0.1:${port}/app/app-key?protocol=7`)
    await once(socket, 'message')
    first.child.kill('SIGTERM')
    expect((await once(socket, 'close'))[0]).toBe(4200)
    expect(await first.ended).toBe(0)
    expect(first.said.out + first.said.err).not.toContain('hush')
  })

  it('starts a development server without arguments, loudly, with settings to copy', async () => {
    const { port, said } = run([], { PORT: '0' })
    const actual = await port()
    await expect.poll(() => said.out).toContain('--help lists')
    expect(said.out).toContain('A DEVELOPMENT SERVER')
    const script = /new Pusher\(\{ appId[^\n]+/.exec(said.out)![0]
    const Pusher = (await import('pusher')).default
    const sdk = new Function('Pusher', `return ${script}`)(Pusher)
    expect((await sdk.trigger('a', 'b', 'c')).status).toBe(200)
    expect(said.out).toContain(`wsPort: ${actual}`)
  })

  it('ends at once on a second signal', async () => {
    const { child, port, said, ended } = run(['--port', '0', '--shutdown-delay', '60000'])
    await port()
    child.kill('SIGTERM')
    await expect.poll(() => said.err).toContain('ending')
    child.kill('SIGINT')
    expect(await ended).toBe(130)
  })

  it('does not wait for a load balancer where it is ended by hand', async () => {
    const { child, port, ended } = run(['--port', '0', '--shutdown-delay', '60000'])
    await port()
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })

  it('logs in JSON where asked, with nothing else', async () => {
    const { child, port, said, ended } = run(['--port', '0', '--log', 'json', '--verbose'])
    await fetch(`http://127.0.0.1:${await port()}/apps/app/channels`)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    const lines = said.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ msg }) => msg)).toEqual([
      'listening',
      expect.stringContaining('this is a development server'),
      'api-request',
      expect.stringContaining('ending'),
      'ended',
    ])
    expect(said.out).toBe('')
  })

  it('tells all that can be set, and its version', async () => {
    const help = run(['--help'])
    expect(await help.ended).toBe(0)
    for (const word of ['--port', 'CHANNELKIT_PORT', '--config', '--verbose', '--allowed-origin'])
      expect(help.said.out).toContain(word)
    for (const line of help.said.out.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
    const version = run(['--version'])
    expect(await version.ended).toBe(0)
    expect(version.said.out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('refuses a wrong configuration with 2', async () => {
    for (const args of [['--what'], ['--port', 'x'], ['--host', '0.0.0.0'], ['--config', 'none.json']]) {
      const { ended, said } = run(args)
      expect(await ended).toBe(2)
      expect(said.err).toMatch(/^channelkit-server: The configuration is wrong:\n {2}\S/)
    }
  })

  it('says whether a configuration is right, and starts nothing', async () => {
    const right = run(['--check', '--port', '1', '--secret', 'hush'], { CHANNELKIT_APP_ID: 'mine' })
    expect(await right.ended).toBe(0)
    expect(right.said).toEqual({ out: 'The configuration is right (app mine).\n', err: '' })
    const wrong = run(['--check', '--port', 'x', '--secret', 'hush'])
    expect(await wrong.ended).toBe(2)
    expect(wrong.said.err).toContain('--port: must be a number')
    expect(wrong.said.out).toBe('')
  })

  it('tells what is wrong as an entry of the log, where that is to be JSON', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cli-'))
    await writeFile(join(folder, 'c.json'), '{"log":{"format":"json"},"prot":1}')
    const first = run(['--port', '0', '--secret', 's'])
    const taken = await first.port()
    for (const [args, env, code, message] of [
      [['--log', 'json', '--port', 'x'], {}, 'invalid-config', '--port: must be a number'],
      [['--log=json', '--what'], {}, 'invalid-config', 'there is no such flag'],
      [
        [],
        { CHANNELKIT_LOG: 'json', CHANNELKIT_SECRET: '' },
        'invalid-config',
        'CHANNELKIT_SECRET: is empty',
      ],
      [['--config', join(folder, 'c.json')], {}, 'invalid-config', 'did you mean port?'],
      [['--secret', 's', '--log', 'json', '--port', taken], {}, 'port-in-use', 'is in use'],
    ] as const) {
      const { ended, said } = run([...args], env)
      expect(await ended).toBe(code === 'invalid-config' ? 2 : 1)
      expect(JSON.parse(said.err)).toMatchObject({
        level: 'error',
        code,
        msg: expect.stringContaining(message),
      })
    }
    await rm(folder, { recursive: true })
  })
})
