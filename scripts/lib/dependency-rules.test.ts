import { expect, it } from 'vitest'
import { installScripts, refusedLicences } from './dependency-rules.mjs'

it('takes licences that ask for a notice at most, also in an expression, and no other', () => {
  const list = [{ name: 'one' }]
  const good = { MIT: list, '(MIT OR GPL-3.0)': list, '(Apache-2.0 AND BSD-3-Clause)': list, '0BSD': list }
  expect(refusedLicences(good)).toEqual([])
  for (const licence of ['GPL-3.0', 'MIT AND GPL-3.0', 'Unknown', 'UNLICENSED', '(AGPL-3.0 OR SSPL-1.0)'])
    expect(refusedLicences({ [licence]: list })).toEqual([`one: its licence is ${licence}`])
})

it('knows the one that comes with a test runner, by its name and licence', () => {
  const list = [{ name: 'lightningcss-linux-x64-gnu' }]
  expect(refusedLicences({ 'MPL-2.0': list })).toEqual([])
  expect(refusedLicences({ 'GPL-3.0': list })).toHaveLength(1)
  expect(refusedLicences({ 'MPL-2.0': [{ name: 'other' }] })).toHaveLength(1)
})

it('tells of whatever would run at the installation', () => {
  expect(installScripts({ name: 'one', scripts: { test: 'x', prepare: 'y' } })).toEqual([])
  expect(installScripts({ name: 'one', scripts: { postinstall: 'curl x' } })).toEqual([
    'one: runs "curl x" at postinstall',
  ])
  expect(installScripts({ name: 'one', gypfile: true })).toEqual(['one: compiles at the installation'])
})
