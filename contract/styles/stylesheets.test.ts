import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { stylesheets } from '../../packages/ui/scripts/stylesheet.mjs'

const sheets = stylesheets()
const root = new URL('../../', import.meta.url)
const components = readdirSync(new URL('packages/ui/src/components', root))
const rules = (css: string) =>
  css
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && line !== '}')

it('there is one for each component, and with the base they say what the whole one says', () => {
  expect(Object.keys(sheets)).toEqual(
    expect.arrayContaining(
      components.map((name) => `styles/${name}.css`).concat('styles/base.css', 'styles.css'),
    ),
  )
  const parts = ['base', ...components].flatMap((name) => rules(sheets[`styles/${name}.css`]!))
  expect(new Set(parts)).toEqual(new Set(rules(sheets['styles.css']!)))
})

it('what a component shows is styled by its own stylesheet or the base', () => {
  const named = (css: string) => new Set(css.match(/\.ck-[a-z-]+/g))
  const all = named(sheets['styles.css']!)
  for (const name of components) {
    const known = new Set([...named(sheets[`styles/${name}.css`]!), ...named(sheets['styles/base.css']!)])
    const folder = new URL(`packages/ui/src/components/${name}/`, root)
    const code = readdirSync(folder)
      .filter((file) => /(?<!\.test)\.ts$/.test(file))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join()
    const spelled = new Set([...code.matchAll(/[' ]ck-[a-z-]+/g)].map(([word]) => `.${word.slice(1)}`))
    for (const selector of all)
      if (spelled.has(selector) || selector.startsWith(`.ck-${name}`)) expect(known).toContain(selector)
  }
})

it('the one without a layer says the same', () => {
  const plain = sheets['styles/unlayered.css']!
  expect(plain).not.toContain('@layer')
  const whole = rules(sheets['styles.css']!).filter((line) => !line.startsWith('@layer'))
  expect(rules(plain)).toEqual(whole)
})

it('the page on theming names every variable that an application can set', () => {
  const page = readFileSync(new URL('docs/theming.md', root), 'utf8')
  const css = sheets['styles.css']!
  const source = ['engines/map/theme.ts', 'engines/chart/theme.ts']
    .map((file) => readFileSync(new URL(`packages/ui/src/${file}`, root), 'utf8'))
    .join()
  const onRoot = [...css.matchAll(/^:root,\n:host \{\n([^}]*)\}/gm)].flatMap(([, body]) =>
    [...body!.matchAll(/^ {2}(--ck-[a-z0-9-]+):/gm)].map(([, name]) => name!),
  )
  const asked = [...`${css}${source}`.matchAll(/var\((--ck-[a-z0-9-]+),/g)].map(([, name]) => name!)
  /** What a component says to itself. */
  const own = ['--ck-or', '--ck-dot', '--ck-trend']
  // A run of them is told by its first and last.
  for (const name of new Set([...onRoot, ...asked]))
    if (!own.includes(name) && !/^--ck-chart-[2-5]$/.test(name))
      expect(page.includes(`\`${name}\``), name).toBe(true)
})
