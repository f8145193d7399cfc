import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ITEMS } from './items.mjs'
import { FRAMEWORKS, fileOf, registryFiles } from './registry.mjs'

const files = registryFiles('https://docs.example')
const names = ITEMS.map(({ name }) => name)

interface Written {
  $schema: string
  name: string
  type: string
  title: string
  description: string
  dependencies: string[]
  files: { path?: string; target?: string; type: string; content: string }[]
}
const item = (framework: string, name: string) => files.get(`${framework}/${name}.json`) as Written

describe.each(FRAMEWORKS)('the registry of %s', (framework) => {
  it('has every component there is, and a component for every file', () => {
    const sources = readdirSync(fileURLToPath(new URL(framework, import.meta.url)))
    expect(sources.toSorted()).toEqual(names.map((name) => fileOf(framework, name)).toSorted())
    expect(names.map((name) => item(framework, name).name)).toEqual(names)
  })

  it.each(names)('says of %s what its file needs, and nothing more', (name) => {
    const { dependencies, files: written, type, title, description } = item(framework, name)
    expect([type, written.length, title !== '', description.endsWith('.')]).toEqual([
      'registry:component',
      1,
      true,
      true,
    ])
    const imported = [...written[0]!.content.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from)
    const packages = imported
      .filter((from) => !/^[@$](\/|lib|UTILS)/.test(from) && from !== framework)
      .map((from) => from.split('/').slice(0, 2).join('/'))
    expect(dependencies).toEqual(expect.arrayContaining(packages))
    // What a hook stands on is no import of the file.
    expect(dependencies).toContain('pusher-js')
    expect(written[0]!.content).not.toMatch(/ck-|styles\.css|biome-ignore/)
  })

  it('takes its colours from the theme of the project, in words that shadcn has', () => {
    const own = /(?:bg|text|border|ring)-(?!\[)[a-z]+-\d{2,3}/g
    const found = names.flatMap((name) => item(framework, name).files[0]!.content.match(own) ?? [])
    // For what no theme has a word: that all is well, or not yet.
    expect([...new Set(found)].filter((one) => !/-(emerald|amber)-/.test(one))).toEqual([])
  })
})

it('an item for Svelte has the words that its command replaces', () => {
  const [file] = item('svelte', 'chat').files
  expect([file!.target, file!.path]).toEqual(['chat.svelte', undefined])
  expect(file!.content).toContain("from '$UTILS$.js'")
  expect(file!.content).not.toContain('$lib')
})

it('lists what it has, without the code', () => {
  for (const framework of ['react', 'vue']) {
    const list = files.get(`${framework}/registry.json`) as { homepage: string; items: Written[] }
    expect([list.homepage, list.items.map(({ name }) => name)]).toEqual(['https://docs.example', names])
    // What stands before `components` would become a folder in a project.
    expect(list.items.every(({ files: [file] }) => /^components\/[\w-]+\.\w+$/.test(file!.path!))).toBe(true)
    expect(list.items.some(({ files: [file] }) => file!.content)).toBe(false)
  }
  const list = files.get('svelte/index.json') as { name: string; relativeUrl: string }[]
  expect(list.map(({ relativeUrl }) => relativeUrl)).toEqual(names.map((name) => `${name}.json`))
})
