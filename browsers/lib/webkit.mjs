import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { apt, firstThatStarts } from '../../scripts/lib/apt.mjs'

const BROWSERS = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map(
  (name) => `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/${name}/MiniBrowser`,
)

/** WebKit's own small browser over WebDriver, on a display in memory: Debian's, for there is no Safari on Linux. */
export async function open() {
  const driver = await found()
  if (!driver) throw new Error('There is no WebKit: install webkit2gtk-driver and xvfb.')
  const binary = BROWSERS.find((path) => existsSync(path))
  if (!binary) throw new Error('There is no MiniBrowser beside WebKitWebDriver.')
  const display = `:${90 + Math.floor(Math.random() * 900)}`
  const screen = spawn('Xvfb', [display, '-screen', '0', '1000x800x24', '-nolisten', 'tcp'], {
    stdio: 'ignore',
  })
  const port = await freePort()
  const program = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // Root has no sandbox.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  })
  const end = () => {
    program.kill()
    screen.kill()
  }
  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   */
  async function ask(method, path, body) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(90_000),
    })
    const { value } = /** @type {{ value: any }} */ (await response.json())
    if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`)
    return value
  }
  try {
    await answering(() => ask('GET', '/status'))
    const options = { binary, args: ['--automation'] }
    const { sessionId } = await ask('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    })
    const session = `/session/${sessionId}`
    return {
      go: (/** @type {string} */ url) => ask('POST', `${session}/url`, { url }),
      run: (/** @type {string} */ script) => ask('POST', `${session}/execute/sync`, { script, args: [] }),
      async close() {
        await ask('DELETE', session).catch(() => {})
        end()
      },
    }
  } catch (error) {
    end()
    throw error
  }
}

async function found() {
  const paths = [process.env.WEBKIT_DRIVER_PATH, 'WebKitWebDriver']
  const look = async () =>
    (await firstThatStarts(['Xvfb'], ['-help'])) && (await firstThatStarts(paths, ['--help']))
  const there = await look()
  if (there) return there
  await apt('webkit2gtk-driver', 'WebKit', ['--no-install-recommends'])
  await apt('xvfb', 'Xvfb', ['--no-install-recommends'])
  return look()
}

/** @param {() => Promise<unknown>} ask */
async function answering(ask) {
  for (let n = 0; n < 100; n++) {
    try {
      return await ask()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('WebKitWebDriver does not answer.')
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      server.close(() => resolve(port))
    })
  })
