import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../../scripts/lib/run.mjs'
import { freePort, startUntilAnswering } from './processes.mjs'

/** @typedef {import('../apps.mjs').App} App */
/** @typedef {{ name: string, step: string, trouble: string[], event?: number }} Result `event`: ms from its start to the first event */

const here = fileURLToPath(new URL('..', import.meta.url))

/**
 * Makes a fresh application of its template. Port 6001, as the documentation has it, becomes that of the server here.
 * @param {App} app
 * @param {string} folder
 * @param {number} port
 */
export function create({ name, template = name, shared, pinned = {}, added = {} }, folder, port) {
  const cwd = join(folder, name)
  cpSync(join(here, 'apps', template), cwd, { recursive: true })
  // What an application has in its own way stays.
  if (shared) cpSync(join(here, 'shared', shared), join(cwd, 'src'), { recursive: true, force: false })
  replaceIn(cwd, '6001', String(port))
  pin(join(cwd, 'package.json'), pinned, added)
  return cwd
}

/**
 * Says something else in all files of a folder.
 * @param {string} folder
 * @param {string} text
 * @param {string} other
 */
export function replaceIn(folder, text, other) {
  for (const file of filesIn(folder)) {
    const before = readFileSync(file, 'utf8')
    if (before.includes(text)) writeFileSync(file, before.replaceAll(text, other))
  }
}

/**
 * @param {string} file an application's `package.json`
 * @param {Record<string, string>} versions
 * @param {Record<string, string>} added
 */
function pin(file, versions, added) {
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  for (const list of [manifest.dependencies, manifest.devDependencies])
    for (const name of Object.keys(list ?? {})) if (versions[name]) list[name] = versions[name]
  Object.assign(manifest.dependencies, added)
  writeFileSync(file, JSON.stringify(manifest, undefined, 2))
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
const filesIn = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

/**
 * What an application's `package.json` has a script for is done, in this order: check, test, then each way to open it.
 * @param {App} app
 * @param {string} cwd
 * @param {Record<string, string>} env
 * @param {(address: string, step: string, seen: () => void) => Promise<string[]>} visit calls `seen` when an event is on the page
 * @returns {Promise<Result[]>}
 */
export async function tryOut(app, cwd, env, visit) {
  const { scripts } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'))
  /** @type {Result[]} */
  const results = []
  /** @param {string} step */
  const script = async (step) => {
    if (!scripts[step]) return true
    const { code, output } = await run(...npm(app.node, 'run', '--silent', step), {
      cwd,
      env,
      quiet: true,
      timeout: 600_000,
    })
    results.push({ name: app.name, step, trouble: code === 0 ? [] : [endOf(output)] })
    return code === 0
  }
  /** @param {string} step */
  const opened = async (step) => {
    if (!scripts[step]) return
    const port = String(await freePort())
    const address = `http://localhost:${port}${app.path ?? '/'}`
    const began = performance.now()
    /** @type {number | undefined} */
    let event
    const seen = () => {
      event ??= performance.now() - began
    }
    const trouble = await startUntilAnswering(...npm(app.node, 'run', '--silent', step), {
      cwd,
      env: { ...process.env, ...env, PORT: port },
      address,
    }).then(
      async ({ stop }) => {
        try {
          return await visit(address, step, seen)
        } finally {
          await stop()
        }
      },
      (error) => [endOf(error.message)],
    )
    results.push({ name: app.name, step, trouble, event })
  }
  await script('check')
  await script('test')
  await opened('dev')
  if (await script('build')) await opened('start')
  return results
}

/**
 * npm, on another Node where an application's tools need one: npm's own package of that name brings it.
 * @param {string | undefined} node its major version
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
const npm = (node, ...args) =>
  node ? ['npx', ['--yes', '-p', `node@${node}`, '-c', ['npm', ...args].join(' ')]] : ['npm', args]

/**
 * The command of a package that is not installed, on another Node where that package needs one.
 * @param {string | undefined} node its major version
 * @param {string} name the package
 * @param {string} command
 * @param {string[]} args
 * @returns {[command: string, args: string[]]}
 */
export const npx = (node, name, command, ...args) => [
  'npx',
  ['--yes', ...(node ? ['-p', `node@${node}`] : []), '-p', name, '-c', [command, ...args].join(' ')],
]

/**
 * Which versions were installed, as the documentation tells them.
 * @param {App} app
 * @param {string} cwd
 */
export function versionsOf({ versions }, cwd) {
  return versions
    .map((name) => join(cwd, 'node_modules', name, 'package.json'))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')))
    .map(({ name, version }) => `${name} ${version}`)
    .join(', ')
}

/**
 * The end of what a tool said, without colours.
 * @param {string} output
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
const endOf = (output) => output.replace(/\u001b\[[0-9;?]*[a-z]/gi, '').slice(-1500)

/**
 * Installs with plain npm. What npm says of peers, or of anything of ours, is trouble.
 * @param {string} cwd
 * @param {Record<string, string>} env
 * @param {string} [node] the major version of Node that it is for
 */
export async function install(cwd, env, node) {
  mkdirSync(cwd, { recursive: true })
  const { code, output } = await run(...npm(node, 'install', '--no-audit', '--no-fund'), {
    cwd,
    env,
    quiet: true,
  })
  if (code !== 0) return [endOf(output)]
  return output.split('\n').filter((line) => /peer|ERESOLVE|EBADENGINE|channelkit/i.test(line))
}
