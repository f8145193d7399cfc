import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { buildCli } from './support/cli.ts'
import { wait } from './support/wait.ts'

const APP = { id: '1', key: 'key-1', secret: 'secret-1' }

describe('the command', () => {
  async function run(file: string, content: string) {
    const folder = await mkdtemp(join(tmpdir(), 'reload-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const path = join(folder, file)
    await writeFile(path, content)
    const child = spawn(process.execPath, [
      await buildCli('cli-reload'),
      ...['--config', path, '--port', '0', '--log', 'json', '--shutdown-delay', '0'],
    ])
    onTestFinished(() => void child.kill('SIGKILL'))
    let log = ''
    child.stderr.on('data', (chunk) => (log += chunk))
    const { url } = await wait(() => JSON.parse(/.*"listening".*/.exec(log)![0]))
    const entries = () =>
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    const known = async (key: string) => {
      const query = `auth_key=${key}&auth_version=1.0&auth_timestamp=1&auth_signature=x`
      const { code } = (await (await fetch(`${url}/apps/1/channels?${query}`)).json()) as { code: string }
      return code === 'bad-timestamp'
    }
    return {
      child,
      path,
      entries,
      known,
      of: (msg: string) => entries().filter((one) => one.msg.startsWith(msg)),
    }
  }
  /** Where apps come from. */
  async function answering(answer: http.RequestListener) {
    const source = http.createServer(answer)
    await new Promise<void>((resolve) => source.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void source.close())
    return `http://127.0.0.1:${(source.address() as { port: number }).port}/apps`
  }
  const json = (...apps: object[]) => JSON.stringify({ apps })

  it('takes its file on SIGHUP and SIGUSR2, refuses a wrong one with its reasons, and ends in order', async () => {
    const { child, path, known, of } = await run('c.json', json(APP))
    await writeFile(path, json({ ...APP, key: 'fresh' }))
    child.kill('SIGHUP')
    await wait(() => expect(of('configuration taken')).toHaveLength(1))
    expect([await known('key-1'), await known('fresh')]).toEqual([false, true])
    await writeFile(path, json({ ...APP, secret: 5, ky: 'x' }))
    child.kill('SIGUSR2')
    await wait(() => expect(of('the configuration stays').length).toBeGreaterThan(0))
    expect(of('the configuration stays')[0]).toMatchObject({ level: 'error', code: 'invalid-config' })
    expect(of('the configuration stays')[0].msg).toMatch(
      /apps\[0\]\.secret: must be a text[\s\S]*ky: .*did you mean key/,
    )
    expect(await known('fresh')).toBe(true)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('takes apps from an address, and takes them anew when they have changed', async () => {
    let apps: unknown = [{ ...APP, key: 'first' }]
    let broken = false
    const asked: (string | undefined)[] = []
    const url = await answering(({ headers }, response) => {
      asked.push(headers['if-none-match'])
      const body = JSON.stringify({ apps })
      if (broken) return void response.writeHead(500).end()
      const etag = `"${body.length}"`
      if (headers['if-none-match'] === etag) return void response.writeHead(304).end()
      response.writeHead(headers.authorization === 'Bearer t' ? 200 : 401, { etag }).end(body)
    })
    const appsFrom = { url, headers: { authorization: 'Bearer t' }, every: 1000 }
    const { known, of } = await run('c.json', JSON.stringify({ appsFrom }))
    expect(await known('first')).toBe(true)
    await wait(() => expect(asked.filter((tag) => tag !== undefined).length).toBeGreaterThan(0))
    expect(of('configuration taken')).toEqual([])
    apps = [{ ...APP, key: 'second one' }]
    await wait(() => expect(of('the configuration stays')).toHaveLength(1))
    expect(of('the configuration stays')[0].msg).toMatch(/apps\[0\]\.key: must have no blanks/)
    apps = [{ ...APP, key: 'second' }]
    await wait(() => expect(of('configuration taken')).toHaveLength(1))
    expect([await known('first'), await known('second')]).toEqual([false, true])
    broken = true
    await wait(() => expect(of('the configuration stays')).toHaveLength(2))
    expect(of('the configuration stays')[1]).toMatchObject({ code: 'apps-unavailable' })
    const count = asked.length
    await wait(() => expect(asked.length).toBeGreaterThan(count + 1))
    // Once, however often it is asked in vain; and it goes on with those it had.
    expect(of('the configuration stays')).toHaveLength(2)
    expect(await known('second')).toBe(true)
  })

  it('reads its own module once, however often it asks for apps', async () => {
    let asked = 0
    const url = await answering((_, response) => {
      asked++
      response.end(JSON.stringify([APP]))
    })
    const module = `process.stderr.write('{"msg":"module read"}\\n')
      export default { appsFrom: { url: '${url}', every: 1000 } }`
    const { of } = await run('c.mjs', module)
    await wait(() => expect(asked).toBeGreaterThan(2))
    expect(of('module read')).toHaveLength(1)
  })

  it('sees that its file has changed, also where it is a module', async () => {
    const module = (key: string) =>
      `export default { apps: [{ id: '1', key: '${key}', secret: 's' }], log: { level: 'info' } }`
    const { path, known, of } = await run('c.mjs', module('old'))
    expect(await known('old')).toBe(true)
    await writeFile(path, module('fresh'))
    await wait(() => expect(of('configuration taken').length).toBeGreaterThan(0))
    expect([await known('old'), await known('fresh')]).toEqual([false, true])
  })
})
