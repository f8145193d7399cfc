import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './install.mjs'
import { endWithParent } from './lib/children.mjs'
import { hashOf } from './lib/hash.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'

/** Serves the Storybook, or with `build` makes `stories/dist`, unless nothing changed since. */
const stories = join(root, 'stories')
endWithParent()
const building = process.argv[2] === 'build'
if (!(await install())) process.exit(1)

const stamp = join(stories, 'dist', '.built-from')
const sources = ['stories', 'packages', 'docs', 'pnpm-lock.yaml'].map((name) => join(root, name))
const wanted = building ? hashOf(sources) : ''
if (building && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
  console.log('stories/dist is up to date')
  process.exit(0)
}
const { code } = await run('npm', ['run', building ? 'build' : 'dev'], { cwd: stories })
if (building && code === 0) {
  writeFileSync(stamp, wanted)
  console.log('The documentation is in stories/dist')
}
process.exit(code)
