import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { create, TEMPLATES } from './index.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'channelkit-create-'))
})
afterEach(() => rmSync(place, { recursive: true }))

describe.each(TEMPLATES)('an application in %s', (template) => {
  it('has all that it needs, under its own name', () => {
    const path = create({ folder: join(place, 'My App'), template })
    const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    expect(manifest.name).toBe('my-app')
    expect(Object.keys(manifest.scripts)).toEqual(['dev', 'build', 'start', 'test', 'check'])
    expect(Object.keys(manifest.dependencies)).toContain(`@channelkit/${template}`)
    const ours = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(([name]) =>
      name.startsWith('@channelkit/'),
    )
    expect(ours.map(([name, range]) => [name, range])).toEqual(
      ours.map(([name]) => [name, `^${versionOf(name)}`]),
    )
    for (const file of ['.gitignore', 'README.md', 'server/main.mjs', 'src/kit.ts', 'index.html'])
      expect(existsSync(join(path, file)) && file).toBe(file)
    expect(existsSync(join(path, '_gitignore'))).toBe(false)
  })
})

it('has a server that takes another port where its own is taken, by one that was tried before, say', async () => {
  const path = create({ folder: join(place, 'app'), template: 'react' })
  const { freePort } = await import(join(path, 'server', 'free-port.mjs'))
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  expect(await freePort(port)).not.toBe(port)
  other.close()
  await once(other, 'close')
  expect(await freePort(port)).toBe(port)
})

it('goes into a folder that is there and empty, but for its repository', () => {
  mkdirSync(join(place, '.git'))
  expect(create({ folder: place, template: 'vue' })).toBe(place)
})

it('writes nothing where something is', () => {
  writeFileSync(join(place, 'mine.txt'), 'mine')
  expect(() => create({ folder: place, template: 'react' })).toThrow(
    /not empty \(mine\.txt\): nothing was written/,
  )
  expect(existsSync(join(place, 'package.json'))).toBe(false)
})

/** The version that a package of the project has now. */
const versionOf = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../${name.replace('@channelkit/', '')}/package.json`, import.meta.url), 'utf8'),
  ).version
