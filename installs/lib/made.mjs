import { join } from 'node:path'
import { run } from '../../scripts/lib/run.mjs'
import { CHATTER } from './page.mjs'

/**
 * Makes an application by the command of its own package, from its tarball.
 * @param {import('../apps.mjs').App} app
 * @param {string} folder
 * @param {{ fileOf(name: string): Promise<string> }} registry
 */
export async function createByName({ name, made }, folder, registry) {
  const maker = await registry.fileOf('create-channelkit')
  const args = ['--yes', '--package', maker, 'create-channelkit', name, '--template', made ?? '']
  const { code, output } = await run('npx', args, { cwd: folder, quiet: true })
  if (code !== 0) throw new Error(`${name} was not made:\n${output}`)
  return join(folder, name)
}

/**
 * Opens a made application as two visitors: its own server sends, and each sees the other come and type.
 * @param {import('playwright-core').Browser} browser
 * @param {import('../apps.mjs').App} _app
 * @param {string} address
 * @param {import('pusher')} _sdk
 * @param {string} picture
 * @param {() => void} [seen] called when the first event is on a page
 */
export async function visitMade(browser, _app, address, _sdk, picture, seen) {
  /** @type {string[]} */
  const said = []
  const visitors = await Promise.all([enter(), enter()])
  const [first, second] = visitors
  try {
    for (const page of visitors) {
      await page.getByRole('heading', { level: 1, name: /machine: \d+\.\d\d/ }).waitFor({ timeout: 60_000 })
      seen?.()
      await page
        .getByRole('list', { name: /Online/ })
        .getByRole('listitem')
        .nth(1)
        .waitFor()
    }
    await first.getByRole('textbox', { name: 'Message' }).pressSequentially('hello')
    await second
      .getByText(/is typing/)
      .first()
      .waitFor()
    await second.screenshot({ path: picture })
  } catch (error) {
    said.unshift(`${error}\nThe page says: ${(await second.locator('body').textContent())?.slice(0, 300)}`)
  }
  for (const page of visitors) await page.context().close()
  return said

  async function enter() {
    const context = await browser.newContext({ viewport: { width: 900, height: 1000 } })
    const page = await context.newPage()
    page.on('console', (message) => {
      const text = message.text()
      if (!CHATTER.some((chatter) => chatter.test(text))) said.push(`${message.type()}: ${text}`)
    })
    page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
    await page.goto(address, { waitUntil: 'load', timeout: 120_000 })
    return page
  }
}
