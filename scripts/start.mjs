import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { root } from './lib/root.mjs'

const demo = join(root, 'demo', 'dist', 'server', 'main.mjs')

if (!(await install()) || !(await build()) || !existsSync(demo)) process.exit(1)
await import(demo)
