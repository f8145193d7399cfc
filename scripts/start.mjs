import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildDemo } from './build.mjs'
import { installDemo } from './install.mjs'
import { endWithParent } from './lib/children.mjs'
import { root } from './lib/root.mjs'

endWithParent()
if (!(await installDemo()) || !(await buildDemo())) process.exit(1)
await import(pathToFileURL(join(root, 'demo', 'dist', 'server', 'main.mjs')).href)
