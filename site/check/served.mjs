import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LISTS = { react: 'registry.json', vue: 'registry.json', svelte: 'index.json' }

/**
 * What programs read: each component to copy is listed and there, and what the list for programs names exists.
 *
 * @param {string} folder
 */
export function served(folder) {
  const faults = []
  for (const [framework, list] of Object.entries(LISTS)) {
    const at = join(folder, 'r', framework)
    const read = (/** @type {string} */ name) => JSON.parse(readFileSync(join(at, name), 'utf8'))
    try {
      const listed = read(list)
      const names = (listed.items ?? listed).map((/** @type {{ name: string }} */ { name }) => `${name}.json`)
      const there = readdirSync(at).filter((name) => name !== list)
      if (names.length === 0 || names.toSorted().join() !== there.toSorted().join())
        faults.push(`/r/${framework}/${list} lists ${names.join(' ')}, and there are ${there.join(' ')}`)
      for (const name of names) {
        const { files, dependencies, ...item } = read(name)
        const empty = !files?.length || files.some((/** @type {any} */ file) => !file.content || !file.type)
        if (empty || `${item.name}.json` !== name || !dependencies.includes(`@channelkit/${framework}`))
          faults.push(`/r/${framework}/${name} is no component`)
      }
    } catch (error) {
      faults.push(`/r/${framework}: ${error}`)
    }
  }
  const named = [
    ...readFileSync(join(folder, 'llms.txt'), 'utf8').matchAll(/https:\/\/[^\s/]+\/([\w/.-]+\.(?:md|txt))/g),
  ]
  if (named.length < 50) faults.push(`llms.txt names ${named.length} pages`)
  for (const [address, path = ''] of named)
    try {
      if (!readFileSync(join(folder, path), 'utf8').trim())
        faults.push(`llms.txt names ${address}, which is empty`)
    } catch {
      faults.push(`llms.txt names ${address}, which is not there`)
    }
  return faults
}
