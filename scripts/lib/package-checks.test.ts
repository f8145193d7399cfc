import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { contentProblems, lint, namingProblems, peerProblems, typeProblems } from './package-checks.mjs'

/** A tarball as npm makes it, of a package with these files. */
function packed(manifest: Record<string, unknown>, files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'package-checks-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const whole = { name: 'tried', version: '1.0.0', type: 'module', ...manifest }
  const all = { ...files, 'package.json': JSON.stringify(whole) }
  mkdirSync(join(folder, 'package'))
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, 'package', name), text)
  execFileSync('tar', ['-czf', 'tried.tgz', 'package'], { cwd: folder })
  return [join(folder, 'tried.tgz'), whole] as const
}

const good = { 'index.js': 'export const one = 1\n', 'index.d.ts': 'export declare const one: number\n' }

it('finds nothing in a package of ES modules with types, stylesheets beside them', async () => {
  const exports = { '.': { types: './index.d.ts', default: './index.js' }, './styles.css': './styles.css' }
  const it = packed({ exports, license: 'MIT' }, { ...good, 'styles.css': '' })
  expect(await lint(...it)).toEqual([])
  expect(await typeProblems(...it)).toEqual([])
})

it('finds what is exported and not there, in words', async () => {
  const it = packed({ exports: { '.': { types: './index.d.ts', default: './other.js' } } }, good)
  expect((await lint(...it)).join('\n')).toMatch(/error: .*other\.js.*does not exist/)
})

it('finds an entry without types, and one that only some find', async () => {
  const exports = { '.': { types: './index.d.ts', default: './index.js' }, './bare': './bare.js' }
  const it = packed({ exports }, { ...good, 'bare.js': 'export const two = 2\n' })
  expect((await typeProblems(...it)).join('\n')).toMatch(/\.\/bare \(bundler\): Could not find types/)
})

it('takes a package without any types for a fault', async () => {
  const it = packed({ exports: { '.': './index.js' } }, { 'index.js': 'export const one = 1\n' })
  expect(await typeProblems(...it)).toEqual(['there are no types in it'])
})

it('finds what is missing, what nobody needs, and a link that leads nowhere on npm', async () => {
  const readme = 'See [a page](https://example.com), [below](#below) and [a guide](../../docs/guide.md).'
  const files = {
    ...good,
    'README.md': readme,
    'index.js.map': '{}',
    'one.test.js': '',
    'tsconfig.json': '{}',
  }
  const [file] = packed({}, files)
  expect((await contentProblems(file)).sort()).toEqual([
    'LICENSE is missing',
    'README.md links to ../../docs/guide.md, which npm does not show',
    'index.js.map is of no use to whoever installs it',
    'one.test.js is of no use to whoever installs it',
    'tsconfig.json is of no use to whoever installs it',
  ])
})

it('finds nothing in a package that has a license, a readme and what it exports', async () => {
  const [file] = packed({}, { ...good, 'README.md': 'See [a page](https://example.com).', LICENSE: 'MIT' })
  expect(await contentProblems(file)).toEqual([])
})

it('finds a package that does not say where its code is, or says the place of another one', () => {
  const home = 'https://github.com/channelkit/channelkit'
  const repository = { type: 'git', url: `git+${home}.git`, directory: 'packages/core' }
  const named = { homepage: 'https://channelkit.dev/types/', bugs: `${home}/issues`, repository }
  expect(namingProblems(named, 'core')).toEqual([])
  expect(namingProblems(named, 'react').join()).toContain('packages/react')
  expect(namingProblems({}, 'core')).toHaveLength(3)
})

it('finds what is said of a peer that is none', () => {
  const peerDependenciesMeta = { vue: { optional: true }, react: { optional: true } }
  expect(peerProblems({ peerDependencies: { vue: '>=3.5' }, peerDependenciesMeta })).toEqual([
    'react is optional in peerDependenciesMeta, and not in peerDependencies',
  ])
  expect(peerProblems({})).toEqual([])
})
