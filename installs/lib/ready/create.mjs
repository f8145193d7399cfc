import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { replaceIn } from '../app.mjs'
import { copied } from '../guides.mjs'

const here = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Makes an application of what the guides say of all that is ready-made, copied as a stranger would.
 * @param {import('../../apps.mjs').App} app
 * @param {string} folder
 * @param {{ page: number, server: number }} ports where the page finds the server, and where the application's own server does
 */
export function createReady({ name, ready = 'react' }, folder, ports) {
  const cwd = join(folder, name)
  cpSync(join(here, 'apps', name), cwd, { recursive: true })
  if (ready !== 'ai') cpSync(join(here, 'shared', 'ready'), cwd, { recursive: true })
  for (const [file, code] of ready === 'ai' ? copied(ready) : copied(ready, 'server')) {
    mkdirSync(dirname(join(cwd, file)), { recursive: true })
    writeFileSync(join(cwd, file), code)
  }
  const pages = join(cwd, ready === 'ai' ? 'app' : 'src')
  replaceIn(pages, '6001', String(ports.page))
  replaceIn(cwd, '6001', String(ports.server))
  return cwd
}
