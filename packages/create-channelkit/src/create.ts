import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What an application can be made with. */
export const TEMPLATES = ['react', 'vue', 'svelte'] as const
export type Template = (typeof TEMPLATES)[number]

export interface CreateOptions {
  /** The folder of the application: a new one, or one that is empty. */
  folder: string
  template: Template
}

const templates = fileURLToPath(new URL('../templates/', import.meta.url))

/**
 * Makes an application: a server with an endpoint that authorises, who is online, a live chart and a test.
 *
 * @returns the absolute path of its folder
 * @throws where the folder has something in it
 * @example
 * create({ folder: 'my-app', template: 'react' })
 */
export function create({ folder, template }: CreateOptions): string {
  const path = resolve(folder)
  const inTheWay = existsSync(path) ? readdirSync(path).filter((name) => name !== '.git') : []
  if (inTheWay.length) {
    const some = inTheWay.slice(0, 3).join(', ')
    throw new Error(`${path} is not empty (${some}): nothing was written. Choose a new folder.`)
  }
  for (const part of ['base', template]) cpSync(join(templates, part), path, { recursive: true })
  // npm would leave out a file of that name, or take it for its own.
  renameSync(join(path, '_gitignore'), join(path, '.gitignore'))
  const manifest = join(path, 'package.json')
  const text = readFileSync(manifest, 'utf8')
  writeFileSync(manifest, text.replace('"name": "app"', `"name": "${packageName(basename(path))}"`))
  return path
}

/** A folder's name as npm allows it for a package. */
const packageName = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '') || 'app'
