import { describe, expect, it } from 'vitest'
import { commands as all } from 'vitest/browser'
import type { StyleCommands, Tool } from './tools.ts'

const commands = all as unknown as StyleCommands

const tools: Tool[] = [
  'no tool',
  'Vite',
  'Vite, for old browsers',
  'Vite, with esbuild',
  'esbuild',
  'PostCSS',
]

/** What pages say about their colours, and which of the two they get where the system is light and where it is dark. */
const pages = [
  ['nothing', '<html>', 'light', 'light'],
  ['light', '<html class="only-light">', 'light', 'light'],
  ['dark', '<html class="only-dark">', 'dark', 'dark'],
  ['both', '<html class="both">', 'light', 'dark'],
  ['both, in its markup', '<html><meta name="color-scheme" content="light dark">', 'light', 'dark'],
  ['dark, by an inline style', '<html style="color-scheme: dark">', 'dark', 'dark'],
  ['dark, by data-theme', '<html data-theme="dark">', 'dark', 'dark'],
  ['light by data-theme, though both', '<html class="both" data-theme="light">', 'light', 'light'],
  ['dark, by a class', '<html class="dark">', 'dark', 'dark'],
] as const

const application = `
.only-light { color-scheme: light }
.only-dark { color-scheme: dark }
.both { color-scheme: light dark }
.dark { color-scheme: dark }
`

/** Reads every colour that has a dark one, at the body and in a part of the page that is of the other scheme. */
const read = `(() => {
  const names = new Set()
  const walk = (rules) => { for (const rule of rules) {
    for (const name of rule.style ?? []) if (rule.style.getPropertyValue(name).includes('light-dark')) names.add(name)
    if (rule.cssRules) walk(rule.cssRules)
  } }
  for (const sheet of document.styleSheets) walk(sheet.cssRules)
  const probe = document.createElement('i')
  const colors = (parent) => {
    parent.append(probe)
    const found = {}
    for (const name of names) {
      probe.style.cssText = name === '--ck-shadow' ? 'box-shadow: var(' + name + ')' : 'color: var(' + name + ')'
      const style = getComputedStyle(probe)
      found[name] = name === '--ck-shadow' ? style.boxShadow : style.color
    }
    return found
  }
  return { page: colors(document.body), part: colors(document.querySelector('section')) }
})()`

type Colors = Record<string, string>
interface Reading {
  page: Colors
  part: Colors
}

async function readPage(css: string, html: string, system: 'light' | 'dark', part: string): Promise<Reading> {
  const page = `<!doctype html>${html}<style>${css}</style><body><section data-theme="${part}"></section>`
  return (await commands.inPage(page, system, read)) as Reading
}

describe.each(tools)('colours after %s', async (tool) => {
  const css = await commands.processed(tool, application)
  const plain = await commands.processed('no tool', application)
  const { page: light, part: dark } = await readPage(plain, '<html>', 'light', 'dark')

  it('are those of the source, and differ in dark', () => {
    expect(light).toMatchObject({ '--ck-line': 'rgb(227, 228, 233)', '--ck-chart-2': 'rgb(10, 143, 104)' })
    expect(dark).toMatchObject({ '--ck-line': 'rgb(52, 53, 62)', '--ck-map-land': 'rgb(34, 38, 47)' })
    expect(Object.keys(light).length).toBeGreaterThan(20)
    for (const [name, color] of Object.entries(light)) expect(color, name).not.toBe(dark[name])
  })

  it.each(pages)('are right on a page that says: %s', async (_, html, whenLight, whenDark) => {
    const of = { light, dark }
    const other = { light: 'dark', dark: 'light' } as const
    for (const [system, scheme] of [
      ['light', whenLight],
      ['dark', whenDark],
    ] as const) {
      const { page, part } = await readPage(css, html, system, other[scheme])
      expect(page, `the page, in a ${system} system`).toEqual(of[scheme])
      expect(part, `a part of it, in a ${system} system`).toEqual(of[other[scheme]])
    }
  })

  it('are the light ones in a browser that does not know light-dark()', async () => {
    const html = `<!doctype html><html><style>${css.replaceAll('light-dark(', 'unknown(')}</style><body><section>`
    const script = read.replace("includes('light-dark')", "includes('unknown')")
    const { page } = (await commands.inPage(html, 'dark', script)) as Reading
    expect(page).toEqual(light)
  })
})
