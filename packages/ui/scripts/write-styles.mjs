import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stylesheets } from './stylesheet.mjs'

// Into the `dist` of the package that is being built: each has the stylesheets itself, so that any page can link them.
for (const [path, css] of Object.entries(stylesheets())) {
  const file = join('dist', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, css)
}
