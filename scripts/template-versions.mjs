import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'

/** Gives the templates of `create-channelkit` the versions that the packages have now. */
const templates = join(root, 'packages', 'create-channelkit', 'templates')
const versions = new Map(packages().map(({ name, manifest }) => [name, manifest.version]))
for (const name of readdirSync(templates)) {
  if (name === 'base') continue
  const file = join(templates, name, 'package.json')
  const text = readFileSync(file, 'utf8').replace(/"(@channelkit\/\w+)": "[^"]*"/g, (line, one) =>
    versions.has(one) ? `"${one}": "^${versions.get(one)}"` : line,
  )
  writeFileSync(file, text)
}
