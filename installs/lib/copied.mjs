import { createServer } from 'node:http'
import { ITEMS } from '../../registry/items.mjs'
import { registryFiles } from '../../registry/registry.mjs'
import { run } from '../../scripts/lib/run.mjs'
import { npx } from './app.mjs'

/** What the commands ask of their own site: none of the copied files has icons, and a colour without classes changes none. */
const ICONS = {}
const COLOR = {
  inlineColors: { light: {}, dark: {} },
  cssVars: {},
  inlineColorsTemplate: '',
  cssVarsTemplate: '',
}

/** Serves the components to copy as the documentation does, below `/r/`. */
export async function serveCopied() {
  const files = registryFiles('https://channelkit.dev')
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const theirs =
      pathname === '/icons/index.json' ? ICONS : pathname.startsWith('/colors/') ? COLOR : undefined
    const found = theirs ?? files.get(pathname.replace(/^\/r\//, ''))
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(found ?? {}))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/**
 * Adds every component to an application by its framework's own command, which also installs what they stand on.
 * @param {import('../apps.mjs').App} app
 * @param {string} cwd
 * @param {string} origin
 * @returns {Promise<string[]>} what went wrong
 */
export async function addCopied({ copied, node }, cwd, origin) {
  const command = copied === 'react' ? 'shadcn' : `shadcn-${copied}`
  const addresses = ITEMS.map(({ name }) => `${origin}/r/${copied}/${name}.json`)
  const { code, output } = await run(
    ...npx(node, `${command}@latest`, command, 'add', ...addresses, '--yes', '--overwrite'),
    { cwd, env: { REGISTRY_URL: origin, COMPONENTS_REGISTRY_URL: `${origin}/r/svelte` }, quiet: true },
  )
  return code === 0 ? [] : [output.slice(-1500)]
}
