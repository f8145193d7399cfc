import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineBrowserProvider } from '@vitest/browser'
import type { BrowserProvider } from 'vitest/node'

/** Nothing that a first start shows, asks or fetches; no timer of a page that nobody looks at is slowed down. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.region.network.url': '',
  'browser.safebrowsing.downloads.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.min_background_timeout_value': 4,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
} as const

/**
 * Firefox as somebody starts it, in place of a build made for tests: it gets a page to open, and that is all. So it takes no
 * commands (keys, mouse, pictures): tests here make their events themselves.
 *
 * @param path the program
 */
export const firefox = (path: string) =>
  defineBrowserProvider({
    name: 'firefox',
    supportedBrowser: ['firefox'],
    options: {},
    providerFactory: () => new Firefox(path),
  })

class Firefox implements BrowserProvider {
  readonly name = 'firefox'
  readonly supportsParallelism = false
  readonly #path: string
  readonly #profile = mkdtempSync(join(tmpdir(), 'channelkit-firefox-'))
  #program: ChildProcess | undefined

  constructor(path: string) {
    this.#path = path
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    )
    writeFileSync(join(this.#profile, 'user.js'), lines.join('\n'))
    process.on('exit', this.#kill)
  }

  readonly #kill = () => void this.#program?.kill('SIGKILL')

  getCommandsContext = () => ({})

  async openPage(_session: string, url: string) {
    await this.#end()
    const args = [
      '--headless',
      '--no-remote',
      '--profile',
      this.#profile,
      '--width',
      '1200',
      '--height',
      '900',
      url,
    ]
    this.#program = spawn(this.#path, args, { stdio: 'ignore' })
    await once(this.#program, 'spawn')
  }

  async close() {
    await this.#end()
    process.off('exit', this.#kill)
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  async #end() {
    const program = this.#program
    this.#program = undefined
    if (!program || program.exitCode !== null || program.signalCode) return
    const ended = once(program, 'exit')
    program.kill('SIGTERM')
    const late = setTimeout(() => program.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(late)
  }
}
