import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ITEMS } from './items.mjs'

/** @typedef {import('./items.mjs').Item} Item */
/** @typedef {'react' | 'vue' | 'svelte'} Framework */

/** @type {readonly Framework[]} */
export const FRAMEWORKS = ['react', 'vue', 'svelte']

/** Where the form of an item stands that a framework's command reads. */
const SCHEMAS = {
  react: 'https://ui.shadcn.com/schema/registry-item.json',
  vue: 'https://shadcn-vue.com/schema/registry-item.json',
  svelte: 'https://shadcn-svelte.com/schema/registry-item.json',
}

/** @param {string} name */
const pascal = (name) => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())

/**
 * What a component's file is called, as the projects of its framework call theirs.
 *
 * @param {Framework} framework
 * @param {string} name
 */
export const fileOf = (framework, name) =>
  framework === 'react' ? `${name}.tsx` : framework === 'vue' ? `${pascal(name)}.vue` : `${name}.svelte`

/**
 * A component as the framework's command reads it.
 *
 * @param {Framework} framework
 * @param {Item} item
 */
function itemOf(framework, { name, title, description }) {
  const file = fileOf(framework, name)
  const source = readFileSync(fileURLToPath(new URL(`${framework}/${file}`, import.meta.url)), 'utf8')
  const type = 'registry:component'
  return {
    $schema: SCHEMAS[framework],
    name,
    type,
    title,
    description,
    dependencies: [`@channelkit/${framework}`, '@channelkit/core', 'pusher-js'],
    files: [
      framework === 'svelte'
        ? // That command puts a project's own place for each of these words, and reads a target alone.
          { content: source.replaceAll('$lib/utils.js', '$UTILS$.js'), type, target: file }
        : { path: `components/${file}`, content: source, type },
    ],
  }
}

/**
 * All files of the registries by their paths below `/r/`: each component, and what lists them.
 *
 * @param {string} homepage where the documentation is
 * @returns {Map<string, unknown>} to be written as JSON
 */
export function registryFiles(homepage) {
  const files = new Map()
  for (const framework of FRAMEWORKS) {
    const items = ITEMS.map((item) => itemOf(framework, item))
    for (const item of items) files.set(`${framework}/${item.name}.json`, item)
    const listed = items.map(({ $schema: _, files, ...item }) => ({ item, files }))
    if (framework === 'svelte')
      files.set(
        'svelte/index.json',
        listed.map(({ item }) => ({ ...item, relativeUrl: `${item.name}.json` })),
      )
    else
      files.set(`${framework}/registry.json`, {
        $schema: SCHEMAS[framework].replace('registry-item', 'registry'),
        name: 'channelkit',
        homepage,
        items: listed.map(({ item, files }) => ({
          ...item,
          files: files.map(({ content: _, ...file }) => file),
        })),
      })
  }
  return files
}
