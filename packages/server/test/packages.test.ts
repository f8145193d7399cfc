import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { needing, needingNow } from '../src/needing.ts'

interface Manifest {
  name: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: Record<string, { optional?: boolean }>
  scripts?: Record<string, string>
}

const home = fileURLToPath(new URL('..', import.meta.url))
const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const own = manifestIn(home)

/** Where a package finds another, as Node looks for it. */
function findFrom(folder: string, name: string): string | undefined {
  for (let at = realpathSync(folder); at !== dirname(at); at = dirname(at)) {
    const found = join(at, 'node_modules', name)
    if (existsSync(found)) return realpathSync(found)
  }
  return undefined
}

/** All that comes with a plain installation. */
function closure(folder: string, found = new Map<string, string>()): Map<string, string> {
  const { dependencies, optionalDependencies } = manifestIn(folder)
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const at = findFrom(folder, name)
    if (!at || found.has(name)) continue
    found.set(name, at)
    closure(at, found)
  }
  return found
}

describe('a plain installation', () => {
  it('runs no script, and holds none of what only some configurations need', () => {
    const installed = closure(home)
    expect([...installed.keys()]).toEqual(expect.arrayContaining(['ws', 'zod', 'pino', '@noble/hashes']))
    const scripts = [...installed].filter(([, folder]) => {
      const { preinstall, install, postinstall } = manifestIn(folder).scripts ?? {}
      return preinstall ?? install ?? postinstall ?? existsSync(join(folder, 'binding.gyp'))
    })
    expect(scripts).toEqual([])
    const peers = Object.keys(own.peerDependencies)
    expect(peers).toEqual(expect.arrayContaining(['ioredis', 'hot-shots', 'pino-pretty']))
    expect([...installed.keys()].filter((name) => peers.includes(name))).toEqual([])
    expect(peers.filter((name) => !own.peerDependenciesMeta[name]?.optional)).toEqual([])
  })
})

it('the page on the server says what to install for what', () => {
  const page = readFileSync(new URL('../../../docs/server.md', import.meta.url), 'utf8')
  const rows = page.slice(page.indexOf('## What some options need'), page.indexOf('## Health'))
  for (const name of Object.keys(own.peerDependencies)) expect(rows).toMatch(new RegExp(`\\W${name}\\W`))
})

describe('without the packages that its configuration needs', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'channelkit-plain-'))
    for (const name of Object.keys(own.dependencies!)) {
      const at = join(folder, 'node_modules', name)
      mkdirSync(dirname(at), { recursive: true })
      symlinkSync(realpathSync(join(home, 'node_modules', name)), at)
    }
    await build({
      entryPoints: [join(home, 'src/cli.ts')],
      outfile: join(folder, 'cli.mjs'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
    })
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  // Without NODE_PATH, by which everything would be found.
  const env = { PATH: process.env.PATH }
  const run = (...args: string[]) => {
    const done = spawnSync(process.execPath, ['cli.mjs', '--port', '0', ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    })
    return { code: done.status, out: done.stdout, err: done.stderr }
  }

  it.each([
    ['Redis', ['--redis', 'redis://127.0.0.1:1'], 'npm install ioredis'],
    [
      'Prometheus',
      ['--metrics', '--metrics-port', '0'],
      'npm install @opentelemetry/api@1.9 @opentelemetry/resources @opentelemetry/sdk-metrics @opentelemetry/exporter-prometheus',
    ],
    ['a log for people', ['--log', 'human'], 'npm install pino-pretty'],
  ])('the server says what to install for %s, and ends', (_, args, remedy) => {
    const { code, err } = run(...args)
    const [said, page] = err.trim().split('\n').slice(-2)
    expect(said).toMatch(new RegExp(`^channelkit-server: .* needs .* installed\\. ${remedy}$`))
    expect(page).toMatch(/^See https:.*\/server-errors\/missing-package\/$/)
    expect(code).toBe(1)
  })

  it('the server serves as long as nothing needs them, with a log for programs', async () => {
    const { out, err } = run('--help')
    expect([out, err]).toEqual([expect.stringContaining('channelkit-server'), ''])
    const child = spawn(process.execPath, ['cli.mjs', '--port', '0'], { cwd: folder, env })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
    await vi.waitFor(() => expect(said).toContain('PUSHER_URL'))
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(said).toContain('"msg":"ended"')
  })
})

describe('a package that is needed', () => {
  const cause = Object.assign(new Error("Cannot find package 'x' imported from y"), {
    code: 'ERR_MODULE_NOT_FOUND',
  })
  const fail = () => {
    throw cause
  }

  it('is named with all that belongs to it, and the error keeps what Node said', async () => {
    await expect(needing('It', ['x', 'y'], fail)).rejects.toMatchObject({
      code: 'missing-package',
      message: 'It needs x, y, which are not all installed. npm install x y',
      remedy: 'npm install x y',
      cause,
    })
    expect(() => needingNow('It', ['x'], fail)).toThrow('It needs x, which is not installed. npm install x')
  })

  it('is not blamed for what something else lacks, or for its own mistakes', async () => {
    await expect(needing('It', ['z'], fail)).rejects.toBe(cause)
    const mistake = new TypeError("'x' is wrong")
    await expect(needing('It', ['x'], () => Promise.reject(mistake))).rejects.toBe(mistake)
    expect(await needing('It', ['x'], () => 5)).toBe(5)
    expect(needingNow('It', ['x'], () => 5)).toBe(5)
  })
})
