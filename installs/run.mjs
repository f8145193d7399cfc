import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as playwright } from 'playwright-core'
import { build } from '../scripts/build.mjs'
import { chromium } from '../scripts/chromium.mjs'
import { install as installWorkspace } from '../scripts/install.mjs'
import { chromiumLaunch } from '../scripts/lib/chromium-launch.mjs'
import { root } from '../scripts/lib/root.mjs'
import { apps } from './apps.mjs'
import { create, install, tryOut, versionsOf } from './lib/app.mjs'
import { addCopied, serveCopied } from './lib/copied.mjs'
import { startLine } from './lib/line.mjs'
import { createByName, visitMade } from './lib/made.mjs'
import { visit } from './lib/page.mjs'
import { freePort } from './lib/processes.mjs'
import { visitAi } from './lib/ready/ai.mjs'
import { createReady } from './lib/ready/create.mjs'
import { visitReady } from './lib/ready/visit.mjs'
import { startRegistry } from './lib/registry.mjs'
import { writeReport } from './lib/report.mjs'
import { startEmbeddedServer } from './lib/server.mjs'
import { visitCopied } from './lib/visit-copied.mjs'

/** Packs all packages, and installs, checks, builds and opens fresh applications with them, as a stranger would. */
const wanted = process.argv.slice(2)
const chosen = wanted.length ? apps.filter(({ name }) => wanted.includes(name)) : apps
const unknown = wanted.filter((name) => !apps.some((app) => app.name === name))
if (unknown.length) {
  console.error(
    `No such application: ${unknown.join(', ')}. There are: ${apps.map(({ name }) => name).join(', ')}`,
  )
  process.exit(2)
}
if (!(await installWorkspace()) || !(await build()) || !(await chromium())) process.exit(1)

const folder = mkdtempSync(join(tmpdir(), 'channelkit-installs-'))
const pictures = join(root, '.cache', 'installs')
mkdirSync(pictures, { recursive: true })
const registry = await startRegistry(folder)
const toCopy = await serveCopied()
const env = {
  NEXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  BROWSER: 'none',
}
// By file, for a shell in between would lose a variable of such a name; npm looks for it in each application's folder.
const npmrc = `@channelkit:registry=${registry.url}\n`
const server = await startEmbeddedServer(folder, async (cwd) => {
  writeFileSync(join(cwd, '.npmrc'), npmrc)
  const trouble = await install(cwd, env)
  if (trouble.length) throw new Error(trouble.join('\n'))
})
const line = await startLine(server.port)
const ownPort = await freePort()
const browser = await playwright.launch({ ...chromiumLaunch, executablePath: process.env.CHROMIUM_PATH })

/** @param {import('./apps.mjs').App} app @param {string} step */
const picture = ({ name }, step) => join(pictures, `${name}-${step}.png`)

/** @param {import('./apps.mjs').App} app */
function make(app) {
  // Their answers are stopped by webhooks, so they have a server that knows where to send them.
  if (app.ready === 'ai') return createReady(app, folder, { page: line.port, server: ownPort })
  if (app.ready) return createReady(app, folder, { page: line.port, server: server.port })
  return app.made ? createByName(app, folder, registry) : create(app, folder, server.port)
}

/**
 * @param {import('./apps.mjs').App} app
 * @param {string} cwd
 * @returns {(...args: Required<Parameters<typeof visitMade>>) => Promise<string[]>}
 */
function visitorOf(app, cwd) {
  if (app.ready === 'ai')
    return visitAi({ line, start: (...args) => server.start(ownPort, ...args), port: ownPort })
  if (app.ready) return visitReady({ cwd, line })
  if (app.copied) return visitCopied
  return app.made ? visitMade : visit
}

/** @type {import('./lib/report.mjs').Row[]} */
const rows = []
try {
  for (const app of chosen) {
    const began = performance.now()
    const cwd = await make(app)
    const look = visitorOf(app, cwd)
    writeFileSync(join(cwd, '.npmrc'), npmrc)
    const installed = await install(cwd, env, app.node)
    const ready = performance.now() - began
    if (app.copied) installed.push(...(await addCopied(app, cwd, toCopy.origin)))
    const results = [
      { name: app.name, step: 'install', trouble: installed },
      ...(await tryOut(app, cwd, { ...env, ...app.env }, (address, step, seen) =>
        look(browser, app, address, server.sdk, picture(app, step), seen),
      )),
    ]
    for (const { step, trouble } of results) {
      console.log(`  ${trouble.length ? 'FAILED' : 'ok    '} ${app.name}: ${step}`)
      for (const line of trouble) console.log(line.replace(/^/gm, '         '))
    }
    const event = results.find(({ step }) => step === 'dev')?.event
    const seconds = event && Math.round((ready + event) / 1000)
    if (seconds) console.log(`         ${seconds} s from nothing to the first event`)
    rows.push({ app, versions: versionsOf(app, cwd), results, seconds })
    rmSync(cwd, { recursive: true, force: true })
  }
} finally {
  await browser.close()
  line.close()
  await server.stop()
  registry.close()
  toCopy.close()
  rmSync(folder, { recursive: true, force: true })
}
writeReport(rows)
const failed = rows.flatMap(({ results }) => results).filter(({ trouble }) => trouble.length).length
const passed = rows.flatMap(({ results }) => results).length - failed
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
