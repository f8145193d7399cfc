import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './lib/root.mjs'

/** What a page names in backticks that looks like a path: it has a slash, or the ending of a file. */
function pathsIn(page: string): string[] {
  const prose = page.replace(/^ *```[\s\S]*?^ *```/gm, '')
  const named = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text)
  return named.filter(
    (text) => /^[\w.-]+(\/[\w.*-]+)*\/?$/.test(text) && /[/]|\.(ts|tsx|mjs|cjs|md|json)$/.test(text),
  )
}

const missing = (page: string) => pathsIn(page).filter((path) => !existsSync(join(root, path)))

it('reads paths and leaves words, packages and commands', () => {
  const page =
    'See `scripts/test.mjs`, `docs/`, `gone.md`, `kit`, `npm run size`, `@channelkit/core`, `view.use`.\n'
  expect(pathsIn(page)).toEqual(['scripts/test.mjs', 'docs/', 'gone.md'])
  expect(missing(page)).toEqual(['gone.md'])
  expect(pathsIn('```\n`a/b.ts`\n```\n')).toEqual([])
})

it('ARCHITECTURE.md names files and folders that are there', () => {
  const page = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  expect(pathsIn(page).length).toBeGreaterThan(10)
  expect(missing(page)).toEqual([])
})
